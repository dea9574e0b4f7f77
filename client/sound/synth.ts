import type { Note } from "./scores.ts";

/** Fades end here: an exponential one never reaches nothing. */
const silence = 0.0001;

/** Plays a score through `output` from `atS` on, of the context's time; each tone swells, fades and is gone. */
export function playScore(
  context: BaseAudioContext,
  output: AudioNode,
  score: readonly Note[],
  atS = context.currentTime,
): void {
  for (const note of score) playNote(context, output, note, atS);
}

function playNote(context: BaseAudioContext, output: AudioNode, note: Note, atS: number): void {
  const start = atS + note.atMs / 1000;
  const end = start + note.durationMs / 1000;
  const tone = context.createOscillator();
  tone.type = note.wave;
  tone.frequency.setValueAtTime(note.pitchHz, start);
  if (note.toPitchHz !== undefined) tone.frequency.exponentialRampToValueAtTime(note.toPitchHz, end);
  const envelope = context.createGain();
  envelope.gain.setValueAtTime(silence, start);
  envelope.gain.exponentialRampToValueAtTime(note.gain, start + note.attackMs / 1000);
  envelope.gain.exponentialRampToValueAtTime(silence, end);
  tone.connect(envelope).connect(output);
  tone.start(start);
  tone.stop(end);
}
