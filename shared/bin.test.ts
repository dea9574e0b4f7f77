import { expect, test } from "vitest";
import { namesContest } from "./bin.ts";

test("LIB6 a contest is named by its title in any case and spacing, or by its code, and by nothing else", () => {
  const contest = { title: "Всё о дробях  (7 Б)", roomCode: "K7MPXW" };
  for (const typed of ["Всё о дробях (7 Б)", " все О ДРОБЯХ (7 б) ", "K7MPXW", "k7m-pxw"])
    expect(namesContest(typed, contest), typed).toBe(true);
  for (const typed of ["", " ", "Всё о дробях", "K7MPX", "delete"])
    expect(namesContest(typed, contest), typed).toBe(false);
});
