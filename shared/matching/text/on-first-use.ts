/** What a table of words is made into, built when it is first asked for: most functions of the app never compare a name. */
export function onFirstUse<Built>(build: () => Built): () => Built {
  let built: { value: Built } | undefined;
  return () => {
    built ??= { value: build() };
    return built.value;
  };
}
