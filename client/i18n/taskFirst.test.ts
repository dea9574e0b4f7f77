import { expect, test } from "vitest";
import { taskFirstWords as en } from "./enTaskFirst.ts";
import { taskFirstWords as ru } from "./ruTaskFirst.ts";

test("TSK2 English places end as they are spoken", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111].map(en.placed)).toEqual([
    ...["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "101st", "111th"],
  ]);
});

test("TSK2 the line around a name, in both languages", () => {
  const line = ([before, after]: readonly [string, string], name: string) => `${before}${name}${after}`;
  expect(line(en.behind(2, 150), "Foxes")).toBe("2nd, 150 behind Foxes");
  expect(line(en.ahead(1, 40), "Owls")).toBe("1st, 40 ahead of Owls");
  expect(line(en.overtaken(), "Owls")).toBe("Owls passed you");
  expect(en.sharedByMany(3, 2)).toBe("3rd, level with 2 other teams");
  expect(line(ru.behind(2, 150), "Лисы")).toBe("2-е место, до команды «Лисы» 150 очков");
  expect(line(ru.ahead(1, 41), "Совы")).toBe("1-е место, отрыв от команды «Совы» 41 очко");
  expect(ru.sharedByMany(3, 21)).toBe("3-е место, поровну с 21 командой");
  expect(ru.gathering(3)).toBe("Пока 3 команды");
});
