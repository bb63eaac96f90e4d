/** The page's own icons: strokes on a grid of 16, in the colour of the text. */
import type { ComponentChildren } from "preact";

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const RunIcon = () => (
  <Icon>
    <path d="M5 3.2v9.6l7.6-4.8z" fill="currentColor" />
  </Icon>
);
export const RunAllIcon = () => (
  <Icon>
    <path d="M2.5 3.5v9l5.5-4.5zM8.5 3.5v9l5.5-4.5z" fill="currentColor" />
  </Icon>
);
export const RunStaleIcon = () => (
  <Icon>
    <path d="M7.5 3.5v9l5.5-4.5z" fill="currentColor" />
    <path d="M3.5 3v10" stroke-dasharray="1 2.25" />
  </Icon>
);
export const StopIcon = () => (
  <Icon>
    <rect x="4" y="4" width="8" height="8" rx="1" fill="currentColor" />
  </Icon>
);
export const RestartIcon = () => (
  <Icon>
    <path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.7h-2.7" />
  </Icon>
);
export const RestartRunIcon = () => (
  <Icon>
    <path d="M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.8v2.8h-2.8" />
    <path d="M6.6 5.7v4.6l3.6-2.3z" fill="currentColor" stroke-width="1" />
  </Icon>
);
export const HistoryIcon = () => (
  <Icon>
    <path d="M2.6 6A5.75 5.75 0 1 1 2.3 8.6M2.3 2.8V6h3.2M8 4.8V8l2.4 1.6" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon>
    <path d="M8 3v10M3 8h10" />
  </Icon>
);
export const UpIcon = () => (
  <Icon>
    <path d="M8 13V3.5M4 7l4-4 4 4" />
  </Icon>
);
export const DownIcon = () => (
  <Icon>
    <path d="M8 3v9.5M4 9l4 4 4-4" />
  </Icon>
);
export const CopyIcon = () => (
  <Icon>
    <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
    <path d="M10.5 3.5v-.5A1.5 1.5 0 0 0 9 1.5H4A1.5 1.5 0 0 0 2.5 3v6A1.5 1.5 0 0 0 4 10.5h.5" />
  </Icon>
);
export const DeleteIcon = () => (
  <Icon>
    <path d="M2.5 4.5h11M6 4.5V3a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v1.5M4 4.5l.6 8.6a1 1 0 0 0 1 .9h4.8a1 1 0 0 0 1-.9l.6-8.6" />
  </Icon>
);
export const LockIcon = () => (
  <Icon>
    <rect x="3.5" y="7" width="9" height="6.5" rx="1.5" />
    <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
  </Icon>
);
export const PencilIcon = () => (
  <Icon>
    <path d="M2.5 13.5l.8-3 7.7-7.7a1.4 1.4 0 0 1 2 0l.2.2a1.4 1.4 0 0 1 0 2l-7.7 7.7z" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="M3 8.5l3.3 3.3L13 4.5" />
  </Icon>
);
export const CrossIcon = () => (
  <Icon>
    <path d="M4 4l8 8M12 4l-8 8" />
  </Icon>
);
export const HintIcon = () => (
  <Icon>
    <path d="M6 11.5h4M6.7 14h2.6M5.9 11.3c0-1.3-1.9-2.2-1.9-4.6a4 4 0 0 1 8 0c0 2.4-1.9 3.3-1.9 4.6" />
  </Icon>
);
export const ResetIcon = () => (
  <Icon>
    <path d="M3 8a5 5 0 1 0 1.6-3.7M3 2.5v2.7h2.7" />
  </Icon>
);
export const ListIcon = () => (
  <Icon>
    <path d="M2.5 4h.01M2.5 8h.01M2.5 12h.01M5.5 4h8M5.5 8h8M5.5 12h8" />
  </Icon>
);
export const SunIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="3" />
    <path d="M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7" />
  </Icon>
);
export const MoonIcon = () => (
  <Icon>
    <path d="M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1z" />
  </Icon>
);
export const ContrastIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
  </Icon>
);
export const SystemIcon = () => (
  <Icon>
    <rect x="2" y="3" width="12" height="8" rx="1.5" />
    <path d="M6 14h4" />
  </Icon>
);
export const BackIcon = () => (
  <Icon>
    <path d="M9.5 3.5L5 8l4.5 4.5" />
  </Icon>
);
export const PanelIcon = () => (
  <Icon>
    <rect x="1.5" y="2.5" width="13" height="11" rx="1.5" />
    <path d="M9.5 2.5v11M11.5 5.5h1M11.5 8h1" />
  </Icon>
);
export const KeyboardIcon = () => (
  <Icon>
    <rect x="1.5" y="4" width="13" height="8" rx="1.5" />
    <path d="M4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M5 9.5h6" />
  </Icon>
);
/** Lines, indented. */
export const FormatIcon = () => (
  <Icon>
    <path d="M2.5 3.5h11M5.5 6.5h6M5.5 9.5h8M2.5 12.5h11" />
  </Icon>
);
export const MoreIcon = () => (
  <Icon>
    <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.4" />
  </Icon>
);
export const FindIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4" />
    <path d="M10 10l3.5 3.5" />
  </Icon>
);
export const CommandsIcon = () => (
  <Icon>
    <path d="M2.5 4h11M2.5 8h6M2.5 12h8" />
    <path d="M11 7l2.5 1.5L11 10z" fill="currentColor" stroke-width="1" />
  </Icon>
);
