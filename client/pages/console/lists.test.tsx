// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import { created, finishes, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { clear, press, settle, textOf } from "../testing/stage.tsx";
import { ApplicantNotices } from "./ApplicantNotices.tsx";
import { AwardsControl } from "./AwardsControl.tsx";
import { ControlPanel } from "./ControlPanel.tsx";
import { CrowdNotices } from "./CrowdNotices.tsx";
import { FeedPane } from "./FeedPane.tsx";
import { TeamPanel } from "./TeamPanel.tsx";
import { TeamTable } from "./TeamTable.tsx";

const lobby = () => openClassroom(created(), opens(), joins(1, "10 A"), joins(2, "Zoë"), joins(3, "7 B"));
const optionsOf = (select: string) =>
  [...document.querySelectorAll(`${select} option`)].map((option) => textOf(option));

afterEach(clear);

describe("CON12 names are sorted as the page's language sorts them", () => {
  test("in the table of teams", async () => {
    const { cockpit } = await showConsole(lobby(), <TeamTable />);
    await settle(() => cockpit.sortBy("team"));
    expect(cockpit.shown.value.map(({ name }) => name)).toEqual(["7 B", "10 A", "Zoë"]);
  });

  test("and wherever a team is chosen", async () => {
    const byName = ["7 B", "10 A", "Zoë"];
    await showConsole(lobby(), <FeedPane />);
    expect(optionsOf(`select[aria-label="${en.cockpit.feedTeam}"]`).slice(1)).toEqual(byName);
    clear();
    await showConsole(lobby(), <ControlPanel />);
    await press(en.control.messages.open);
    expect(optionsOf("select[name=to]").slice(1)).toEqual(byName);
    clear();
    await showConsole(lobby(), <TeamPanel teamId="t2" />);
    await press(`${en.console.seats}: Zoë`);
    expect(optionsOf("select[name='move 1']").slice(1)).toEqual(["7 B", "10 A"]);
    clear();
    const room = lobby();
    room.happens(starts(), finishes(1));
    await showConsole(room, <AwardsControl />);
    expect(optionsOf("select[name=award-team]")).toEqual(byName);
  });
});

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
