/** Drawn, because not every computer's fonts have such signs. */
function Icon({ path }: { readonly path: string }) {
  return (
    <svg class="screen-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" stroke-width="2.2" stroke-linejoin="round" />
    </svg>
  );
}

const speaker = "M4 9h4l5-4v14l-5-4H4z";

export function SoundIcon({ isOn }: { readonly isOn: boolean }) {
  return <Icon path={isOn ? `${speaker}M16 9q2 3 0 6M19 6q4 6 0 12` : `${speaker}M16 9l6 6M22 9l-6 6`} />;
}

export function FullscreenIcon() {
  return <Icon path="M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5" />;
}
