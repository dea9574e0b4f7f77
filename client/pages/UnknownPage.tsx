import { useTexts } from "../i18n/texts.ts";
import { pathTo } from "../store/router.ts";
import { PlainPage } from "./parts/PlainPage.tsx";

export function UnknownPage() {
  const { app } = useTexts();
  return (
    <PlainPage width="narrow">
      <div class="stack">
        <h1>{app.notFoundTitle}</h1>
        <p>{app.notFoundText}</p>
        <ul class="stack">
          <li>
            <a href={pathTo.join()}>{app.toJoin}</a>
          </li>
          <li>
            <a href={pathTo.contests()}>{app.toConsole}</a>
          </li>
        </ul>
      </div>
    </PlainPage>
  );
}
