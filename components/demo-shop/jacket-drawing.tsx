import type { JacketLook } from "./catalog";

/** A jacket from the front on a grid of 240 × 220. */
export function JacketDrawing({ look }: { look: JacketLook }) {
  const hem = look.length === "long" ? 204 : 182;
  return (
    <g>
      <ellipse cx="120" cy={hem + 8} rx="62" ry="5" fill="#000" opacity="0.1" />
      {look.hood !== "none" && <Hood look={look} />}
      <Sleeves look={look} />
      <path
        d={`M84 46c-8 3-14 7-16 16v${hem - 66}c0 3 2 5 5 5h94c3 0 5-2 5-5V62c-2-9-8-13-16-16-10 8-62 8-72 0z`}
        fill={look.body}
      />
      <path d={`M120 52h48c3 3 4 6 4 10v${hem - 66}c0 3-2 5-5 5h-47z`} fill={look.shade} opacity="0.45" />
      {look.surface === "quilted" && <Quilting look={look} hem={hem} />}
      {look.surface === "yoke" && (
        <path
          d="M84 46c-8 3-14 7-16 16v30c34 10 70 10 104 0V62c-2-9-8-13-16-16-10 8-62 8-72 0z"
          fill={look.trim}
        />
      )}
      <Neck look={look} />
      <path d={`M120 54V${hem - 1}`} stroke={look.trim} strokeWidth="3" />
      <path d="M120 62v9" stroke={look.trim} strokeWidth="6" strokeLinecap="round" />
      <g stroke={look.surface === "yoke" ? look.trim : look.shade} strokeWidth="4" strokeLinecap="round">
        <path d={`M84 ${hem - 46}l12 24`} />
        <path d={`M156 ${hem - 46}l-12 24`} />
      </g>
      {look.surface === "plain" && <rect x="136" y="88" width="22" height="26" rx="4" fill={look.shade} />}
      {look.surface === "plain" && (
        <rect x="136" y="88" width="22" height="7" rx="3" fill={look.trim} opacity="0.8" />
      )}
    </g>
  );
}

function Sleeves({ look }: { look: JacketLook }) {
  return (
    <g>
      <path d="M78 48c-13 4-21 11-26 22L32 148c-1 4 1 7 5 8l15 4c4 1 7-1 8-5l18-60z" fill={look.shade} />
      <path d="M162 48c13 4 21 11 26 22l20 78c1 4-1 7-5 8l-15 4c-4 1-7-1-8-5l-18-60z" fill={look.shade} />
      <path d="M34 142l28 8-3 8c-1 2-4 3-6 2l-16-4c-4-1-6-4-5-8z" fill={look.trim} />
      <path d="M206 142l-28 8 3 8c1 2 4 3 6 2l16-4c4-1 6-4 5-8z" fill={look.trim} />
    </g>
  );
}

function Hood({ look }: { look: JacketLook }) {
  return (
    <g>
      {look.hood === "fur" && (
        <path
          d="M82 54c-8-26 10-48 38-48s46 22 38 48"
          fill="none"
          stroke={look.trim}
          strokeWidth="15"
          strokeLinecap="round"
          strokeDasharray="1 9"
        />
      )}
      <path d="M84 52c-7-24 9-42 36-42s43 18 36 42c-14 10-58 10-72 0z" fill={look.shade} />
      <path d="M95 50c-4-17 6-29 25-29s29 12 25 29c-10 8-40 8-50 0z" fill={look.lining} />
    </g>
  );
}

function Neck({ look }: { look: JacketLook }) {
  if (look.hood === "none") {
    return (
      <g>
        <path d="M98 37c7-3 37-3 44 0l4 13c-10 8-42 8-52 0z" fill={look.lining} opacity="0.7" />
        <path
          d="M97 37c-4 1-8 4-10 9 8 11 22 15 33 13V49c-9 0-18-4-23-12zM143 37c4 1 8 4 10 9-8 11-22 15-33 13V49c9 0 18-4 23-12z"
          fill={look.shade}
        />
      </g>
    );
  }
  return <path d="M84 46c10 11 28 13 36 12 8 1 26-1 36-12-4 16-20 24-36 24S88 62 84 46z" fill={look.shade} />;
}

function Quilting({ look, hem }: { look: JacketLook; hem: number }) {
  const rows = [82, 102, 122, 142, 162].filter((y) => y < hem - 8);
  return (
    <g fill="none" stroke={look.shade} strokeWidth="2.5">
      {rows.map((y) => (
        <path key={y} d={`M68 ${y}c14 7 38 7 52 0 14 7 38 7 52 0`} />
      ))}
      {rows.slice(0, 4).map((y) => (
        <path
          key={y}
          d={`M${50 - (y - 82) * 0.25} ${y + 2}l${26 - (y - 82) * 0.06} 6M${190 + (y - 82) * 0.25} ${y + 2}l${-26 + (y - 82) * 0.06} 6`}
        />
      ))}
    </g>
  );
}
