import type { ComponentChildren } from "preact";

const signs = { good: "✓", bad: "✗", warn: "!", info: "i" } as const;

/** A message with a sign beside its colour. */
export function Notice({
  tone,
  children,
}: {
  readonly tone: keyof typeof signs;
  readonly children: ComponentChildren;
}) {
  return (
    <p class="notice" data-tone={tone}>
      <strong aria-hidden="true">{signs[tone]} </strong>
      {children}
    </p>
  );
}
