/** What a page asks about a notebook without changing it. Answers are helps: where one does not come, there is none. */
import type { Connection } from "../connection/connection";
import { HelpTopic, RequestKind } from "../wire";
import type { Completion, Help, Inspection, Request, Response, TableRequestContent, TableWindow, TextRequest, TextWindow } from "../wire";

export class Questions {
  #connection: Connection;
  #settle: () => Promise<void>;

  /** settle waits until the server has all that was typed. */
  constructor(connection: Connection, settle: () => Promise<void>) {
    this.#connection = connection;
    this.#settle = settle;
  }

  async complete(id: string, source: string, cursor: number): Promise<Completion | undefined> {
    return (await this.#ask({ kind: RequestKind.Complete, cells: [id], source, cursor }))?.complete;
  }

  async inspect(id: string, source: string, cursor: number): Promise<Inspection | undefined> {
    return (await this.#ask({ kind: RequestKind.Inspect, cells: [id], source, cursor }))?.inspect;
  }

  /** What the kernel knows of a place in a cell. It is asked with what was typed in other cells, too. */
  async help(id: string, topic: HelpTopic, source: string, cursor: number, name = ""): Promise<Help | undefined> {
    if (topic === HelpTopic.RenameTopic) await this.#settle();
    return (await this.#ask({ kind: RequestKind.Help, topic, cells: [id], source, cursor, ...(name ? { new_name: name } : {}) }))?.help;
  }

  /** What lives in the kernel. */
  async kernel(topic: HelpTopic, name = ""): Promise<Help | undefined> {
    return (await this.#ask({ kind: RequestKind.Help, topic, ...(name ? { name } : {}) }))?.help;
  }

  /** Rows of a table that the kernel keeps. */
  async table(table: TableRequestContent): Promise<TableWindow | undefined> {
    return (await this.#ask({ kind: RequestKind.Table, table }))?.table;
  }

  /** Rows of what a cell printed, also of what the document leaves out. */
  async printed(text: TextRequest): Promise<TextWindow | undefined> {
    return (await this.#ask({ kind: RequestKind.Text, text }))?.text;
  }

  #ask(request: Omit<Request, "id">): Promise<Response | undefined> {
    return this.#connection.request(request).catch(() => undefined);
  }
}
