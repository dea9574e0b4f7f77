import { useTexts } from "../../i18n/texts.ts";

/** "2 teams have extra time": how many, and not which. XTR5 */
export function ExtraTimeMark({ count }: { readonly count: number }) {
  const { teams } = useTexts();
  if (count === 0) return null;
  return (
    <span class="extra-time-mark muted" role="status">
      {teams.othersHave(count)}
    </span>
  );
}
