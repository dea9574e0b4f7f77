import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { PlainPage } from "../parts/PlainPage.tsx";
import { StateCard } from "../parts/StateCard.tsx";

/** The address names a seat that this browser does not hold. */
export function NoSeat({ code }: { readonly code: string }) {
  const { play } = useTexts();
  return (
    <PlainPage width="narrow">
      <div class="panel">
        <StateCard picture="seat" level={1} title={play.seatUnknownTitle}>
          <p>{play.seatUnknownText}</p>
          <a class="button" data-look="main" href={pathTo.join(code)}>
            {play.joinAgain}
          </a>
        </StateCard>
      </div>
    </PlainPage>
  );
}
