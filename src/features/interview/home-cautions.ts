const fiveOrNine = /^\d{5}(?:[-\s]?\d{4})?$/;

/** The zip codes of the United States have five digits, or nine. What was typed is kept as it is. */
export const isUnusualZip = (typed: string): boolean => typed.trim() !== "" && !fiveOrNine.test(typed.trim());

/** No telephone is reached with fewer digits; a foreign one has more, and words beside the number are welcome. */
const fewestDigits = 7;

export const isShortTelephone = (typed: string): boolean =>
  typed.trim() !== "" && typed.replace(/\D/g, "").length < fewestDigits;
