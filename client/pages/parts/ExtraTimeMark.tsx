import { useTexts } from "../../i18n/texts.ts";

/** "2 teams have extra time": how many, and not which. XTR5 PAG42 */
export function ExtraTimeMark({ count }: { readonly count: number }) {
  const { teams } = useTexts();
  return (
    <span class="extra-time-mark muted" role="status">
      {count > 0 && teams.othersHave(count)}
    </span>
  );
}
