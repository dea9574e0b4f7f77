import { useSignalEffect } from "@preact/signals";
import { TextsContext } from "../i18n/texts.ts";
import type { Page } from "../store/router.ts";
import { AppContext, type App as AppParts, useApp } from "./AppContext.ts";
import { JoinPage } from "./join/JoinPage.tsx";
import { CrashGuard } from "./parts/CrashGuard.tsx";
import { lazily } from "./parts/lazily.tsx";
import { PageAgeNotice } from "./parts/PageAgeNotice.tsx";

const PlayPage = lazily(async () => (await import("./play/PlayPage.tsx")).PlayPage);
const PracticePage = lazily(async () => (await import("./practice/PracticePage.tsx")).PracticePage);
const ScreenPage = lazily(async () => (await import("./screen/ScreenPage.tsx")).ScreenPage);
const ConsolePage = lazily(async () => (await import("./console/ConsolePage.tsx")).ConsolePage);
const ProtocolPage = lazily(async () => (await import("./protocol/ProtocolPage.tsx")).ProtocolPage);
const StudioPage = lazily(async () => (await import("./studio/StudioPage.tsx")).StudioPage);
const KeySheetPage = lazily(async () => (await import("./print/KeySheetPage.tsx")).KeySheetPage);
const TaskCardsPage = lazily(async () => (await import("./print/TaskCardsPage.tsx")).TaskCardsPage);
const TryPage = lazily(async () => (await import("./studio/TryPage.tsx")).TryPage);
const ServicePage = lazily(async () => (await import("./service/ServicePage.tsx")).ServicePage);
const ResultsPage = lazily(async () => (await import("./results/ResultsPage.tsx")).ResultsPage);
/** For development: the builder leaves it out. */
const LookPage =
  import.meta.env.MODE === "development"
    ? lazily(async () => (await import("./look/LookPage.tsx")).LookPage)
    : null;
const UnknownPage = lazily(async () => (await import("./UnknownPage.tsx")).UnknownPage);

export function App({ app }: { readonly app: AppParts }) {
  const { texts } = app;
  useSignalEffect(() => {
    if (app.router.page.value.name !== "play") document.title = texts.value.app.name;
  });
  return (
    <AppContext.Provider value={app}>
      <TextsContext.Provider value={texts}>
        <CrashGuard>
          <CurrentPage />
          <PageAgeNotice />
        </CrashGuard>
      </TextsContext.Provider>
    </AppContext.Provider>
  );
}

function CurrentPage() {
  return <PageOf page={useApp().router.page.value} />;
}

/** Keyed by what a page is about, so that another contest begins with a clean page. */
function PageOf({ page }: { readonly page: Page }) {
  switch (page.name) {
    case "join":
      return <JoinPage key={page.code} code={page.code} />;
    case "play":
      return <PlayPage key={page.seatId} code={page.code} seatId={page.seatId} />;
    case "practice":
      return <PracticePage />;
    case "screen":
      return <ScreenPage key={page.code} code={page.code} />;
    case "contests":
      return <ConsolePage key="contests" code={null} />;
    case "service":
      return <ServicePage />;
    case "console":
      return <ConsolePage key={page.code} code={page.code} />;
    case "protocol":
      return <ProtocolPage key={page.code} code={page.code} />;
    case "studio":
      return <StudioPage key={page.code} code={page.code} />;
    case "keySheet":
      return <KeySheetPage key={page.code} code={page.code} />;
    case "taskCards":
      return <TaskCardsPage key={page.code} code={page.code} />;
    case "try":
      return <TryPage key={page.code} code={page.code} />;
    case "results":
      return <ResultsPage key={page.code} code={page.code} />;
    case "unknown":
      return LookPage && location.pathname === "/look" ? <LookPage /> : <UnknownPage />;
  }
}
