import { useTexts } from "../i18n/texts.ts";
import { pathTo } from "../store/router.ts";
import { PlainPage } from "./parts/PlainPage.tsx";
import { StateCard } from "./parts/StateCard.tsx";

export function UnknownPage() {
  const { app } = useTexts();
  return (
    <PlainPage width="narrow">
      <StateCard picture="lost" level={1} title={app.notFoundTitle}>
        <p>{app.notFoundText}</p>
        <div class="row">
          <a class="button" data-look="main" href={pathTo.join()}>
            {app.toJoin}
          </a>
          <a class="button" href={pathTo.contests()}>
            {app.toConsole}
          </a>
        </div>
      </StateCard>
    </PlainPage>
  );
}
