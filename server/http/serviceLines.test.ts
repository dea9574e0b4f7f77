import { expect, test } from "vitest";
import { processReport } from "../ops/testing/processReport.ts";
import { serviceLines } from "./serviceLines.ts";

test("RDS12 a contest that runs at one process is told once, whoever called it broken before", () => {
  const reports = [
    processReport(1, { running: ["here"], broken: ["there", "nowhere"] }),
    processReport(2, { running: ["there"] }),
  ];
  expect(serviceLines(reports, null)).toMatchObject([
    { contestId: "here", slot: 1, type: "live" },
    { contestId: "nowhere", slot: 1, type: "broken" },
    { contestId: "there", slot: 2, type: "live" },
  ]);
});
