import { addYears, type CalendarDate } from "../base/calendar-date.ts";

/**
 * Priority for services (ESEA sec. 1304(d)) wants a qualifying move within the previous year. This is the first day on which it
 * no longer lies there. Who of those children has it hangs on what only the school knows.
 */
export const priorityEndsOn = (qad: CalendarDate): CalendarDate => addYears(qad, 1, "overflow");
