import { formatNumber, formatTable } from "../../table.ts";
import { countTable, latencyTable } from "../report/figures.ts";
import { type Machine, machineLine } from "../report/machine.ts";
import type { Section } from "../report/page.ts";
import { markdownTable } from "../report/resultsFile.ts";
import { phasePlots, roundPlots } from "../report/roundPlots.ts";
import type { Round } from "../round.ts";
import { type AllResults, type Claim, claimsOf, passes } from "./claims.ts";
import type { DistrictRound } from "./district.ts";
import type { Soak } from "./soak.ts";

export interface AllReport {
  readonly at: Date;
  readonly machine: Machine;
  readonly results: AllResults;
  readonly findings: readonly string[];
  /** How the run was shortened; empty for a full one. */
  readonly restrictions: readonly string[];
}

/** Every claim with its limit, as rows of a table. */
export function claimTable(claims: readonly Claim[]): readonly (readonly string[])[] {
  return [
    ["", "what", "ratio to the limit", "", "measured", "limit"],
    ...claims.map((claim) => {
      const { number, title, measured, allowed, ratio } = claim;
      const verdict = ratio === null ? "reported" : passes(claim) ? "PASS" : "FAIL";
      return [number, title, ratio === null ? "" : ratio.toFixed(2), verdict, measured, allowed];
    }),
  ];
}

/** The part of RESULTS.md. */
export function resultsText(report: AllReport): string {
  const { at, machine, results, findings, restrictions } = report;
  return [
    `${at.toISOString().slice(0, 16).replace("T", " ")} UTC. ${machineLine(machine)}. Server, bots and database share the machine.`,
    ...restrictions.map((sentence) => `**${sentence}**`),
    markdownTable(claimTable(claimsOf(results))),
    findings.length === 0
      ? "Nothing was lost, doubled, refused or shown wrongly in any of these runs."
      : `**${findings.length} findings:**\n\n${findings.map((finding) => `* ${finding}`).join("\n")}`,
    "A ratio is measured / allowed, the median over the rounds; 1 or less passes. Milliseconds depend on the machine.",
    ...sectionsOf(results).map(({ title, table }) => `## ${title}\n\n\`\`\`\n${table}\n\`\`\``),
  ].join("\n\n");
}

/** A section for each load, with its plots. */
export function sectionsOf(results: AllResults): readonly Section[] {
  const { hall, hallEmbedded, stadium, district, soak } = results;
  return [
    ...roundsSection("Hall", hall),
    ...roundsSection("Hall on the embedded database", hallEmbedded),
    ...roundsSection("Stadium", stadium),
    ...roundsSection("District", district, ladderTable(district)),
    ...(soak ? [soakSection(soak)] : []),
  ];
}

function roundsSection(title: string, rounds: readonly Round[], more = ""): readonly Section[] {
  if (rounds.length === 0) return [];
  const tables = [formatTable(latencyTable(rounds)), formatTable(countTable(rounds)), more].filter(Boolean);
  return [
    {
      title,
      lines: [],
      table: `ms; medians of ${rounds.length} rounds\n${tables.join("\n\n")}`,
      plots: roundPlots(title, rounds),
    },
  ];
}

function ladderTable(rounds: readonly DistrictRound[]): string {
  const steps = rounds.flatMap((round, index) =>
    round.steps.map(({ rate, replyUs, holds }) => [
      `round ${index + 1}`,
      formatNumber(rate),
      formatNumber(replyUs / 1_000),
      holds ? "holds" : "",
    ]),
  );
  return steps.length === 0
    ? ""
    : formatTable([["how far it goes", "commands/s", "reply, 99 %, ms", ""], ...steps]);
}

function soakSection({ contests }: Soak): Section {
  const rows = contests.map(({ phase, heaps, events }, index) => [
    `contest ${index + 1}`,
    formatNumber(events),
    ...[heaps.begin, heaps.end].map((bytes) => formatNumber(bytes / 1e6)),
    ...[0.5, 0.99].map((share) => formatNumber(phase.pairs.quantile(share) / 1_000)),
    ...[0.5, 0.99].map((share) => formatNumber(phase.reply.quantile(share) / 1_000)),
  ]);
  const heading = [
    "",
    "events",
    "heap, MB: begin",
    "end",
    "others, median ms",
    "99 %",
    "reply, median ms",
    "99 %",
  ];
  return {
    title: "Soak",
    lines: ["One contest after another in one process; what a contest holds grows while it is under way."],
    table: formatTable([heading, ...rows]),
    plots: contests.flatMap(({ phase }, index) => phasePlots(`Soak, contest ${index + 1}`, phase)),
  };
}
