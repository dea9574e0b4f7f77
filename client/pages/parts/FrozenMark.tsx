import { useTexts } from "../../i18n/texts.ts";

/** That everybody sees the standings as they were, in a sign and in words. FRZ5 */
export function FrozenMark() {
  const { freezing } = useTexts();
  return (
    <span class="frozen-mark" translate={true}>
      <span aria-hidden="true">❄ </span>
      {freezing.frozen}
    </span>
  );
}
