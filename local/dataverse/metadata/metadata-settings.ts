import type { Settings } from '../storage/settings.ts';

/** Values of any shape under names of their own; whoever reads one knows who wrote it. */
export class MetadataSettings {
  private readonly settings: Settings;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  read(name: string): unknown {
    const text = this.settings.read(`metadata:${name}`);
    return text === undefined ? undefined : JSON.parse(text);
  }

  save(name: string, value: unknown): void {
    this.settings.save({ name: `metadata:${name}`, value: JSON.stringify(value) });
  }
}
