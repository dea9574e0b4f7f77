import { endLesson } from "./ending.ts";
import { gatherClass } from "./gathering.ts";
import type { Lesson } from "./Lesson.ts";
import { raceOfClass } from "./racing.ts";

/** A whole lesson of six teams, from the teacher's sign-in to the results; then everybody closes their pages. */
export async function teachLesson(lesson: Lesson): Promise<void> {
  const room = await gatherClass(lesson);
  await raceOfClass(room);
  await endLesson(room);
  for (const { page } of lesson.cast.all) await page.context().close();
}
