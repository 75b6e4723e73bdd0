export const updateEn = {
  "update.not-now": "An interview is open in another window. Finish it or go back to the list there, then update.",
} as const;
