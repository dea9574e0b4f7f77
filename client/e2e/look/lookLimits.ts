/** What a whole run may take: whoever changes a page waits for it, and looks at its pictures. */
export const lookLimits = { pictures: 1_500, minutes: 30 } as const;

/** What a run took beyond that, in sentences. */
export function beyondLimits({
  pictures,
  seconds,
}: {
  readonly pictures: number;
  readonly seconds: number;
}): readonly string[] {
  const minutes = seconds / 60;
  return [
    ...(pictures > lookLimits.pictures
      ? [`${pictures} pictures, more than ${lookLimits.pictures}: who should look at them?`]
      : []),
    ...(minutes > lookLimits.minutes
      ? [`${minutes.toFixed(1)} minutes, more than ${lookLimits.minutes}: nobody would wait for it`]
      : []),
  ];
}
