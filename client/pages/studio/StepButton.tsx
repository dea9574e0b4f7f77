import type { ComponentChildren } from "preact";

/**
 * A button that is pressed again and again until it leads no further: then it keeps the focus, which a browser takes from what is
 * disabled. PAG41
 */
export function StepButton(props: {
  readonly can: boolean;
  readonly isSending?: boolean;
  /** For those who do not see its sign. */
  readonly label?: string;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}) {
  const { can, isSending = false, label, onPress, children } = props;
  return (
    <button
      type="button"
      class="button"
      data-size="small"
      aria-label={label}
      aria-disabled={!can || isSending}
      onClick={() => {
        if (can) onPress();
      }}
    >
      {children}
    </button>
  );
}
