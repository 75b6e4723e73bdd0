/**
 * Names one field of the answers for findings, comments and differences. Members of lists are named by their id, not by their
 * place, so that a comment stays with its child when children are reordered:
 * `familyData.city`, `childData.children.<childId>.birthDate`, `qualifyingMoves.moves.<moveId>.date`, `comments.2bi`.
 */
export type FieldPath = string;

export const familyField = (field: string): FieldPath => `familyData.${field}`;
export const childField = (childId: string, field: string): FieldPath => `childData.children.${childId}.${field}`;
export const workerField = (workerId: string, field: string): FieldPath =>
  `qualifyingMoves.workers.${workerId}.${field}`;
export const moveField = (moveId: string, field: string): FieldPath => `qualifyingMoves.moves.${moveId}.${field}`;
export const workField = (workId: string, field: string): FieldPath => `qualifyingMoves.work.${workId}.${field}`;
export const commentField = (key: string): FieldPath => `comments.${key}`;
export const signatureField = (field: string): FieldPath => `intervieweeSignature.${field}`;
