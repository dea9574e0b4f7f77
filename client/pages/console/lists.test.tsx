// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import { created, joins, opens } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { clear, settle, textOf } from "../testing/stage.tsx";
import { ApplicantNotices } from "./ApplicantNotices.tsx";
import { CrowdNotices } from "./CrowdNotices.tsx";

const lobby = () => openClassroom(created(), opens(), joins(1, "10 A"), joins(2, "Zoë"), joins(3, "7 B"));
afterEach(clear);

describe("CON13 of a list that grows by itself only how many there are is read aloud", () => {
  const spoken = () => [...document.querySelectorAll("[role=status]")].map((region) => textOf(region));

  test("of those who want in", async () => {
    const room = lobby();
    await showConsole(room, <ApplicantNotices />);
    const region = document.querySelector("[role=status]");
    expect(spoken()).toEqual([""]);
    await settle(() => {
      const applicants = ["Gamma", "Delta"].map((name) => ({ id: name, name }));
      room.entrance.value = { crowds: [], knocks: [], applicants };
    });
    expect(spoken()).toEqual([en.teams.waiting(2)]);
    // The region was there before its words, or they would not be read.
    expect(document.querySelector("[role=status]")).toBe(region);
  });

  test("of many teams from one address", async () => {
    const room = lobby();
    await showConsole(room, <CrowdNotices />);
    const crowd = { burst: 61, seconds: 10, waiting: false, present: 61, absent: 60 };
    await settle(() => {
      room.entrance.value = {
        crowds: [{ ...crowd, id: "0123456789abcdef", label: "…4.17" }],
        knocks: [],
        applicants: [],
      };
    });
    expect(spoken()).toEqual([`${en.console.crowd.title}: …4.17`]);
  });
});
