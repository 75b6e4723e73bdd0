/** Younger children are not asked about diplomas. The interview shows the questions from the same age. */
export const schoolAskedFromAge = 14;
