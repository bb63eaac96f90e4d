/** Keys as they stand on a keyboard; several ways to press the same are set apart. */
export function Ways({ ways }: { ways: readonly (readonly string[])[] }) {
  return (
    <span class="ways">
      {ways.map((keys, way) => (
        <span key={way} class="way">
          {keys.map((key, index) => (
            <kbd key={index}>{key}</kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
