import { createRequire } from 'node:module';
import { join } from 'node:path';

type Diagnostic = { Severity: string; Message: string };
type ListOf<Item> = { Count: number; getItem: (index: number) => Item };

/** As much of Microsoft's KQL parser as is used here; its own declarations describe the C# it was made from. */
type Kusto = {
  Symbols: {
    TableSymbol: { From: (schema: string) => { WithName: (name: string) => unknown } };
    DatabaseSymbol: { ctor: new (name: string, members: unknown[]) => unknown };
  };
  GlobalState: { Default: { WithDatabase: (database: unknown) => unknown } };
  KustoCode: {
    ParseAndAnalyze: (query: string, globals: unknown) => { GetDiagnostics: () => ListOf<Diagnostic> };
  };
};

export type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>;

let loaded: Kusto | undefined;

/** The package is two scripts for a browser that leave their names on the global object. */
function load(): Kusto {
  if (loaded !== undefined) return loaded;
  const require = createRequire(join(process.cwd(), 'package.json'));
  require('@kusto/language-service-next/bridge.min.js');
  require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
  loaded = (globalThis as unknown as { Kusto: { Language: Kusto } }).Kusto.Language; // made by the scripts above
  return loaded;
}

/** Parses the query and binds its names to the tables: what it says against it, nothing when it would run. */
export function faultsOfQuery(query: string, { tables }: { tables: Tables }): string[] {
  const { Symbols, GlobalState, KustoCode } = load();
  const symbols = Object.entries(tables).map(([name, columns]) => {
    const schema = Object.entries(columns).map(([column, type]) => `['${column}']: ${type}`);
    return Symbols.TableSymbol.From(`(${schema.join(', ')})`).WithName(name);
  });
  const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('workspace', symbols));
  const diagnostics = KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics();
  return Array.from({ length: diagnostics.Count }, (_, index) => diagnostics.getItem(index).Message);
}
