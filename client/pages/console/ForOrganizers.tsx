import { type ComponentChildren, Fragment } from "preact";
import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { NotReached } from "../parts/NotReached.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
import { WayIn } from "./WayIn.tsx";

/** A page for organizers: whoever is not signed in finds the way in. For somebody else all of it is opened anew. AUT21 */
export function ForOrganizers({ children }: { readonly children: ComponentChildren }) {
  const { app } = useTexts();
  const { session } = useApp();
  useEffect(() => {
    void session.restore();
  }, [session]);
  const state = session.state.value;
  switch (state.type) {
    case "unknown":
      return (
        <PlainPage>
          <p role="status" class="muted">
            {app.loading}
          </p>
        </PlainPage>
      );
    case "not_reached":
      return (
        <PlainPage width="narrow">
          <NotReached trouble={state.trouble} />
        </PlainPage>
      );
    case "signed_out":
      return (
        <PlainPage width="narrow">
          <WayIn />
        </PlainPage>
      );
    case "signed_in":
      return <Fragment key={state.login}>{children}</Fragment>;
  }
}
