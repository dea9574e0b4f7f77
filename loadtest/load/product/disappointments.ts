import type { PhaseResult } from "./PhaseResult.ts";

/** What no bot can see by itself: a load that was not what it should have been has shown nothing. */
export function disappointments(phase: PhaseResult): readonly string[] {
  const { records, accepted, refused, unanswered, idle } = phase;
  const refusals = [...refused].map(([code, count]) => `${count} × ${code}`).join(", ");
  return [
    ...(records.length === 0 ? ["no command was sent at all"] : []),
    ...(records.length > 0 && accepted === 0 ? ["no command was accepted"] : []),
    ...(refused.size === 0 ? [] : [`commands were refused: ${refusals}`]),
    ...(unanswered === 0 ? [] : [`${unanswered} commands were never answered`]),
    ...(idle === 0 ? [] : [`${idle} commands could not be sent: no team had anything to do`]),
  ];
}
