/** As both languages write them within a date. The browser's own tables would cost a slow tablet more than all other words together. */
export const monthNames = {
  en: "January February March April May June July August September October November December".split(" "),
  es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" "),
} as const satisfies Record<string, readonly string[]>;
