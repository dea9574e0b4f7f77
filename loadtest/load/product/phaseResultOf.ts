import type { Effect, PlayReport, SpreadReport } from "../crowd/botCalls.ts";
import { type CommandRecord, publicEffect } from "../crowd/records.ts";
import { Histogram } from "../Histogram.ts";
import type { PhaseResult } from "./PhaseResult.ts";
import type { ServerSample } from "./ServerSampler.ts";

export interface PhaseParts {
  readonly startUs: number;
  readonly seconds: number;
  readonly bins: number;
  readonly reports: readonly PlayReport[];
  readonly spreads: readonly SpreadReport[];
  readonly samples: readonly ServerSample[];
  readonly commits: number | null;
}

/** What all processes of bots found, together. */
export function phaseResultOf(parts: PhaseParts): PhaseResult {
  const { startUs, seconds, bins, reports, spreads } = parts;
  const records = reports.flatMap((report) => report.records);
  const sum = (of: (report: PlayReport) => number) => reports.reduce((all, report) => all + of(report), 0);
  const replyByTime = Array.from({ length: bins }, () => new Histogram());
  const reply = new Histogram();
  const refused = new Map<string, number>();
  let accepted = 0;
  for (const record of records) {
    if (record.reply?.ok) accepted += 1;
    else if (record.reply) {
      const { code } = record.reply.rejection;
      refused.set(code, (refused.get(code) ?? 0) + 1);
    }
    if (record.repliedUs === null) continue;
    const latencyUs = record.repliedUs - record.scheduledUs;
    reply.record(latencyUs);
    replyByTime[Math.floor(((record.scheduledUs - startUs) / (seconds * 1_000_000)) * bins)]?.record(
      latencyUs,
    );
  }
  const shown = records.filter((record) => publicEffect(record) !== null).length;
  return {
    startUs,
    seconds,
    records,
    reply,
    replyByTime,
    pairs: Histogram.merged(spreads.map(({ pairs }) => Histogram.from(pairs))),
    pairsByTime: replyByTime.map((_, bin) =>
      Histogram.merged(
        spreads.flatMap(({ pairsByTime }) => (pairsByTime[bin] ? [Histogram.from(pairsByTime[bin])] : [])),
      ),
    ),
    last: lastOf(spreads),
    lateness: Histogram.merged(reports.map(({ lateness }) => Histogram.from(lateness))),
    accepted,
    refused,
    unanswered: records.filter((record) => record.reply === null).length,
    idle: sum(({ idle }) => idle),
    repeated: sum(({ repeated }) => repeated),
    frames: {
      commandBytes: sum(({ sizes }) => sizes.commandBytes) / sum(({ sizes }) => sizes.commands),
      replyBytes: sum(({ sizes }) => sizes.replyBytes) / sum(({ sizes }) => sizes.replies),
      patchBytes:
        sum(({ patchBytes }) => patchBytes) /
        Math.max(
          1,
          sum(({ patches }) => patches),
        ),
      effectShare: shown / Math.max(1, records.length),
    },
    patchesReceived: sum(({ patchesReceived }) => patchesReceived),
    framesReceived: sum(({ framesReceived }) => framesReceived),
    bytesReceived: sum(({ bytesReceived }) => bytesReceived),
    samples: parts.samples,
    commits: parts.commits,
    lastReplyAfterUs:
      Math.max(...records.map(({ repliedUs }) => repliedUs ?? Number.POSITIVE_INFINITY)) -
      Math.max(...records.map(({ scheduledUs }) => scheduledUs)),
  };
}

/** What everybody must see of these commands. */
export function effectsOf(records: readonly CommandRecord[]): readonly Effect[] {
  return records.flatMap((record) => {
    const effect = publicEffect(record);
    const { room, client, scheduledUs } = record;
    return effect ? [{ ...effect, room, client, scheduledUs }] : [];
  });
}

function lastOf(spreads: readonly SpreadReport[]): Histogram {
  const histogram = new Histogram();
  const count = Math.max(0, ...spreads.map(({ last }) => last.length));
  for (let index = 0; index < count; index += 1) {
    const latencies = spreads
      .map(({ last }) => last[index] ?? Number.NaN)
      .filter((value) => !Number.isNaN(value));
    if (latencies.length > 0) histogram.record(Math.max(...latencies));
  }
  return histogram;
}
