import { partsOfName } from "../../store/nameEnd.ts";
import "./lineName.css";

/** A team's name in one line of a page. One that is too long has an ellipsis, in a line before its end. NME4 */
export function LineName({ name }: { readonly name: string }) {
  const { start, end } = partsOfName(name);
  return (
    <span class="line-name">
      <span>{start}</span>
      {end !== "" && <span>{end}</span>}
    </span>
  );
}
