import { Component, type ComponentChildren } from "preact";
import { useTexts } from "../../i18n/texts.ts";
import { Mark } from "./Mark.tsx";

/** A fault of ours must not leave a blank page: it says what to do. */
export class CrashGuard extends Component<
  { readonly children: ComponentChildren },
  { readonly crashed: boolean }
> {
  override state = { crashed: false };

  static override getDerivedStateFromError() {
    return { crashed: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const { app } = useTexts();
  return (
    <main class="page stack crashed" data-width="narrow">
      <Mark />
      <h1>{app.crashedTitle}</h1>
      <p>{app.crashedText}</p>
      <button type="button" class="button" data-look="main" onClick={() => location.reload()}>
        {app.reload}
      </button>
    </main>
  );
}
