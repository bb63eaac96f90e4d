// Generated from the Go types by `go generate ./web/wire`; do not edit.

/** EffectKind names an effect. */
export const EffectKind = {
  /** Persist: the file no longer holds what the document holds. */
  Persist: "persist",
  /** Enqueue: Cell waits to be run, behind all that wait already. */
  Enqueue: "enqueue",
  /** Dequeue: Cell no longer waits. */
  Dequeue: "dequeue",
  /** StopRun: Cell is being run and its outcome is no longer wanted. */
  StopRun: "stop_run",
  /** RunNext: the kernel is free for the next cell of the queue. */
  RunNext: "run_next",
  /** EmptyQueue: nothing waits any more, because the kernel is gone. */
  EmptyQueue: "empty_queue",
} as const;
export type EffectKind = (typeof EffectKind)[keyof typeof EffectKind];

/**
 * Stamp tells one content of a file from another. Save compares it with the file on disk, so that the work of another
 * program is not overwritten unseen.
 */
export const Stamp = {
  /** NewFile is the stamp of a file that must not exist yet. */
  NewFile: "",
  /** Overwrite is the stamp that lets Save replace whatever is there. */
  Overwrite: "*",
} as const;
export type Stamp = (typeof Stamp)[keyof typeof Stamp];

/** CellKind is the kind of a cell, with nbformat's words. */
export const CellKind = {
  Code: "code",
  Markdown: "markdown",
  Raw: "raw",
} as const;
export type CellKind = (typeof CellKind)[keyof typeof CellKind];

/** Role says what a cell is for in a lab. */
export const Role = {
  /** Free cells are the student's own. */
  Free: "",
  /** Locked cells belong to the lab and cannot be edited (fence word "setup"). */
  Locked: "setup",
  /** Exercise cells are where the student solves an exercise. */
  Exercise: "exercise",
} as const;
export type Role = (typeof Role)[keyof typeof Role];

/** Validity says how a code cell's outputs relate to its source. */
export const Validity = {
  /** never run */
  Fresh: "fresh",
  /** outputs belong to this source, this kernel and what the cell uses */
  Evaluated: "evaluated",
  /** the source or what it uses changed since it ran, or it ran in a kernel that is gone */
  Stale: "stale",
  /** the run was interrupted, or the kernel died */
  Aborted: "aborted",
} as const;
export type Validity = (typeof Validity)[keyof typeof Validity];

/** Status says what a code cell is doing. */
export const Status = {
  Ready: "ready",
  Queued: "queued",
  Evaluating: "evaluating",
} as const;
export type Status = (typeof Status)[keyof typeof Status];

/** Cell is one cell with its run state. */
export interface Cell {
  id: string;
  kind: CellKind;
  source: string;
  /** Revision counts the changes of Source, so that a late edit from a second tab is seen as such. */
  revision: number;
  role: Role;
  /** ExerciseID names the exercise that an Exercise cell solves. */
  exercise_id?: string;
  outputs: Output[];
  /** 0: not run */
  execution_count?: number;
  validity: Validity;
  status: Status;
  /** how long the last run took */
  millis?: number;
  diagnostics?: Diagnostic[];
  /** Ran is nil where the present kernel did not run the cell. */
  ran?: Ran;
  /** Check is the outcome of the last check of an Exercise cell. */
  check?: Check;
  /** Hints is how many hints of its exercise are open. */
  hints?: number;
  /** Attachments are files inside a text cell, as nbformat has them: by file name, then by MIME type. */
  attachments?: { [file: string]: { [mime: string]: string } };
}

/** Output is one output of a cell: exactly the fields of its Kind are set. */
export interface Output {
  kind: OutputKind;
  /** stream */
  name?: string;
  text?: string;
  /** display_data and execute_result: representations by MIME type; text is a JSON string. */
  data?: { [mime: string]: unknown };
  /** Metadata says how to show Data (for example an image's width), in the file's own terms. */
  metadata?: { [key: string]: unknown };
  /**
   * DisplayID names an output that update_display can replace. A stream may have one too: the end of a long
   * output is replaced while it grows.
   */
  display_id?: string;
  /** error */
  error_name?: string;
  error_value?: string;
  traceback?: string[];
}

/** OutputKind is nbformat's output_type. */
export const OutputKind = {
  StreamOutput: "stream",
  DisplayOutput: "display_data",
  ResultOutput: "execute_result",
  ErrorOutput: "error",
} as const;
export type OutputKind = (typeof OutputKind)[keyof typeof OutputKind];

/** Diagnostic marks a place in a cell's source; lines and columns count from 1, columns in bytes. */
export interface Diagnostic {
  cell_id: string;
  line: number;
  column: number;
  end_line: number;
  end_column: number;
  message: string;
  hint?: string;
  /** Warning is true where the cell runs all the same. */
  warning?: boolean;
}

/** Check is the outcome of checking an exercise with the checks that a student may see. */
export interface Check {
  points: number;
  max_points: number;
  running: boolean;
  tests: TestResult[];
  /** Message says why no test ran, where that is so (for example: the cell does not compile). */
  message?: string;
}

/** TestResult is the outcome of one test function. */
export interface TestResult {
  name: string;
  passed: boolean;
  points: number;
  log?: string;
}

/** KernelState is what the page shows of the notebook's kernel. */
export const KernelState = {
  KernelStarting: "starting",
  KernelIdle: "idle",
  KernelBusy: "busy",
  KernelRestarting: "restarting",
  KernelDead: "dead",
} as const;
export type KernelState = (typeof KernelState)[keyof typeof KernelState];

/** Document is a whole notebook with its run state. */
export interface Document {
  title: string;
  /** Lab is the id of the lab that the notebook comes from, empty for a free notebook. */
  lab?: string;
  cells: Cell[];
  kernel: KernelState;
  /** KernelMessage says in a student's words why the kernel died or was restarted. */
  kernel_message?: string;
  /** Runs counts the runs of cells. */
  runs?: number;
  /** Givers names for each name in the kernel the cell that gave it last. */
  givers?: { [name: string]: string };
  /** Deleted is the bin: the last 100 deleted cells with the index they had, newest last. */
  deleted: Deleted[];
}

/** Deleted is a cell in the bin. */
export interface Deleted {
  index: number;
  cell: Cell;
}

/** Op is one change of a document. Kind says which fields count. */
export interface Op {
  kind: OpKind;
  /** Cell is the id of the cell that the operation is about. */
  cell?: string;
  /** insert_cell: the new cell (ID, Kind, Source) and where; move_cell: the new index; open_hint: which one, from 1 */
  index?: number;
  new_cell?: Cell;
  /** edit_source: the changes of the text and the revision that they were made from */
  changes?: (number | [number, ...string[]])[];
  revision?: number;
  /** reset_cell: the lab's text */
  source?: string;
  /** set_kind */
  cell_kind?: CellKind;
  /** restore_version: what the cells were, by their ID, Kind and Source */
  cells?: Cell[];
  /** add_output, update_display */
  output?: Output;
  /** set_status */
  status?: Status;
  /** finish_run */
  validity?: Validity;
  execution_count?: number;
  millis?: number;
  diagnostics?: Diagnostic[];
  declares?: string[];
  /** without Run */
  uses?: Use[];
  /** nothing of the cell ran: it does not compile */
  not_run?: boolean;
  /** set_check */
  check?: Check;
  /** set_kernel */
  kernel?: KernelState;
  message?: string;
}

/** OpKind names an operation. */
export const OpKind = {
  /** an index past the end means the end */
  InsertCell: "insert_cell",
  /** into the bin; refused for locked and exercise cells */
  DeleteCell: "delete_cell",
  /** the newest of the bin, or the one named by Cell */
  RestoreCell: "restore_cell",
  /** Index counts in the document without the cell; refused for locked cells */
  MoveCell: "move_cell",
  /** refused where Revision is not the cell's, and for locked cells */
  EditSource: "edit_source",
  /** away from code drops outputs; refused for locked and exercise cells */
  SetKind: "set_kind",
  /** of Cell, or of all where empty */
  ClearOutputs: "clear_outputs",
  /** queues all stale cells in their order */
  RunStale: "run_stale",
  /** RestoreVersion makes the cells those of an earlier version; cells of the lab stay, locked ones unchanged. */
  RestoreVersion: "restore_version",
  /** opens the hints of an exercise cell up to number Index; open ones stay open */
  OpenHint: "open_hint",
  /** ResetCell gives a cell the text that it has in the lab, also a locked one that another program changed. */
  ResetCell: "reset_cell",
  /**
   * SetStatus: queued; evaluating (empties outputs, diagnostics, count and time; the cell counts as evaluated from
   * then on, so that an edit during the run makes it stale); ready (leaves the queue without having run).
   */
  SetStatus: "set_status",
  /** AddOutput joins a stream output to a last stream output of the same name, where neither has a display id. */
  AddOutput: "add_output",
  /** UpdateDisplay replaces the data, metadata and text of all outputs of the document with Output.DisplayID. */
  UpdateDisplay: "update_display",
  /**
   * FinishRun makes the cell ready. Validity evaluated leaves a cell stale that was edited during its run. Declares and Uses
   * are what it gave to other cells and took from them; with NotRun what it would give and take.
   */
  FinishRun: "finish_run",
  SetCheck: "set_check",
  /**
   * SetKernel: with restarting and dead the values are gone, so every cell becomes ready; queued and evaluating ones
   * become aborted, evaluated ones and others that show outputs stale, and aborted ones stay so. Message replaces the kernel
   * message where it is not empty or the state is restarting, dead or busy.
   */
  SetKernel: "set_kernel",
} as const;
export type OpKind = (typeof OpKind)[keyof typeof OpKind];

/** Ran is what the document remembers of the last run of a cell in the present kernel. */
export interface Ran {
  /** Digest of the source that ran. */
  digest: string;
  /** Number counts the runs of the notebook. */
  number: number;
  /** Edited is true while the source is another one. */
  edited?: boolean;
  /** Unfinished is true where the run was interrupted. */
  unfinished?: boolean;
  /** NotRun is true where the source did not compile: its names are those that it would give and take. */
  not_run?: boolean;
  /** Declares are the names that the cell gave to others. */
  declares?: string[];
  uses?: Use[];
}

/** Use is a name that a run took from another cell. */
export interface Use {
  name: string;
  /** Cell gave the name last, in its run number Run; empty where no cell had given it. */
  cell?: string;
  run?: number;
}

/** VersionKind says why a version is there. */
export const VersionKind = {
  /** saved by itself */
  Auto: "auto",
  /** saved by hand */
  Manual: "manual",
  /** what was there before another version took its place */
  Before: "before",
} as const;
export type VersionKind = (typeof VersionKind)[keyof typeof VersionKind];

/** Request is a message of the page. ID comes back in the Reply to it; 0 asks for none. */
export interface Request {
  id: number;
  kind: RequestKind;
  /** apply */
  op?: Op;
  /** apply of edit_source: the page's number of this edit, which grows from edit to edit */
  edit?: number;
  /**
   * run: the cells to run, in order; unqueue: the cells; check, stop_check: one exercise cell; reset: one cell, or none for the whole notebook;
   * complete, inspect, help: the cell under the cursor
   */
  cells?: string[];
  /** complete, inspect, help: the cell's present text and the cursor, in UTF-16 units as JavaScript counts */
  source?: string;
  cursor?: number;
  /** help: what about, and what to rename to */
  topic?: HelpTopic;
  new_name?: string;
  /** help: the variable whose value is asked for */
  name?: string;
  /** table: which rows of which table */
  table?: TableRequestContent;
  /** text: which rows of what a cell printed */
  text?: TextRequest;
  /** save: write the file even where another program changed it */
  overwrite?: boolean;
}

/** RequestKind says what the page wants. */
export const RequestKind = {
  /** change the document */
  ApplyOp: "apply",
  /** queue cells */
  Run: "run",
  /** take cells that wait out of the queue */
  Unqueue: "unqueue",
  /** check an exercise cell; the outcome comes as set_check */
  Check: "check",
  /** the check before it stands again */
  StopCheck: "stop_check",
  /** back to the lab's text; the whole notebook is kept as a copy first, which is answered with Kept */
  Reset: "reset",
  /** stop the running cell and running checks, empty the queue */
  Interrupt: "interrupt",
  /** new kernel, values forgotten, outputs kept */
  Restart: "restart",
  Complete: "complete",
  Inspect: "inspect",
  Help: "help",
  /** rows of a table that the kernel keeps */
  Table: "table",
  /** rows of a long text that a cell printed */
  Text: "text",
  /** write the file now; answered with Saved */
  Save: "save",
  /** take the file's version, drop what is not saved; Welcome follows */
  Reload: "reload",
} as const;
export type RequestKind = (typeof RequestKind)[keyof typeof RequestKind];

/**
 * Response is a message of the server; exactly one field besides ID is set. Done answers requests that have no other answer,
 * when they have been carried out (run and check: when they have been queued).
 */
export interface Response {
  /** ID of the request that this answers; 0 where it answers none. */
  id?: number;
  welcome?: Welcome;
  applied?: Applied;
  saved?: Saved;
  kept?: Opened;
  complete?: Completion;
  inspect?: Inspection;
  help?: Help;
  table?: TableWindow;
  text?: TextWindow;
  error?: Error;
  done?: boolean;
}

/** Welcome opens a connection: the whole document and the number of operations in it. */
export interface Welcome {
  /** the page's name, the author of its operations */
  client: string;
  /**
   * Known tells that the session knows the page from an earlier connection or Welcome. Then Edits has, for each cell, the
   * number of the page's last edit that was applied; what an earlier connection carried and is not in it never will be.
   */
  known?: boolean;
  edits?: { [key: string]: number };
  version: number;
  document: Document;
  /** the cells that wait, in the order in which they will run */
  queue?: string[];
  path: string;
  engine: string;
}

/** Applied is one operation that the server applied; Version counts them from 1 without gaps. Edit is its author's number of it. */
export interface Applied {
  version: number;
  author: string;
  edit?: number;
  op: Op;
}

/** Saved tells that the file is written, or why not. */
export interface Saved {
  version: number;
  error?: string;
  /** Conflict is true where another program changed the file: save with Overwrite, or reload. */
  conflict?: boolean;
}

/** Completion proposes texts for the UTF-16 range From to To of the source. */
export interface Completion {
  from: number;
  to: number;
  options: Option[];
}

/** Option is one proposal. */
export interface Option {
  label: string;
  kind: string;
  detail?: string;
  doc?: string;
}

/** Inspection documents a name, as Markdown. */
export interface Inspection {
  found: boolean;
  markdown?: string;
}

/** TextRequest asks for rows of what the last run of a cell printed, of which the document keeps the beginning and the end. */
export interface TextRequest {
  cell: string;
  from: number;
  count: number;
}

/**
 * TextWindow is a piece of a long text. A row is a line, or a piece of a very long one; rows count from the beginning of all that
 * was printed.
 */
export interface TextWindow {
  /** Found is false where the text is not kept (any more). */
  found: boolean;
  /** First is the first row that is still there, End the one behind the last. Dropped is how many bytes came before First. */
  first: number;
  end: number;
  dropped?: number;
  from: number;
  /** Rows begin at From. */
  rows: string[];
  /** Cut: the text could not be kept further. */
  cut?: string;
}

/** Error says what was attempted and what to do. */
export interface Error {
  message: string;
  /** Conflict tells that the edit was made from an older revision of the cell: rebase it and send it again. */
  conflict?: boolean;
}

/** LabInfo is one lab in the list of labs (GET /api/labs). */
export interface LabInfo {
  id: string;
  title: string;
  order: number;
  summary: string;
  exercises: ExerciseInfo[];
  /** Notebook is the path of the student's copy, empty until the lab was opened once. */
  notebook?: string;
  points: number;
  max_points: number;
  /** Data says which data set the lab uses and whether it is the real one or the stand-in. */
  data?: string;
  /** Minutes are how long a student takes, roughly; 0: not said. */
  minutes?: number;
  /** Needs are the ids of the labs to do first. */
  needs?: string[];
}

/** LabStart is what the cells of a lab hold at its beginning, by cell (GET /api/labs/{id}/start). */
export interface LabStart {
  cells: { [cell: string]: string };
}

/** ExerciseInfo is one exercise of a lab. */
export interface ExerciseInfo {
  id: string;
  title: string;
  points: number;
  max_points: number;
  /** Hints are Markdown, from a nudge to nearly the answer. */
  hints?: string[];
}

/** NewNotebook asks for a new, empty notebook (POST /api/notebooks). Path wins; without it the path is made from Title. */
export interface NewNotebook {
  path?: string;
  title?: string;
}

/** Opened names the notebook to show (answer of POST /api/labs/{id}/open and POST /api/notebooks). */
export interface Opened {
  path: string;
}

/** NotebookInfo is one notebook file in the served folder (GET /api/notebooks). */
export interface NotebookInfo {
  path: string;
  title: string;
  /** RFC 3339 */
  modified: string;
  lab?: string;
  /** why it cannot be opened */
  error?: string;
}

/** VersionInfo is one entry of a notebook's history (GET /api/history?path=), which comes the newest first. */
export interface VersionInfo {
  id: string;
  /** RFC 3339 */
  time: string;
  kind: VersionKind;
}

/** Version is what a notebook held (GET /api/history/version?path=&id=): cells without outcomes. */
export interface Version {
  info: VersionInfo;
  cells: Cell[];
}

export const MIMEInteractive = "application/vnd.lab.interactive+html";

/** HelpTopic is what a help request asks for. */
export const HelpTopic = {
  /** the call that is being written */
  SignatureTopic: "signature",
  /** where the name is declared */
  DefinitionTopic: "definition",
  /** where else it is used */
  UsesTopic: "uses",
  /** the edits that give it another name */
  RenameTopic: "rename",
  /** what each cell declares and uses */
  NamesTopic: "names",
  /** what running the cell's text would complain of */
  FindingsTopic: "findings",
  /** the cell's text in gofmt's form; answered without a kernel */
  FormatTopic: "format",
  /** what lives in the kernel */
  VariablesTopic: "variables",
  /** a variable's value in full */
  ValueTopic: "value",
  /** what RDDs have kept */
  StorageTopic: "storage",
} as const;
export type HelpTopic = (typeof HelpTopic)[keyof typeof HelpTopic];

/** Help is the answer to one topic; nothing is set where nothing is known. */
export interface Help {
  signature?: Signature;
  definition?: Definition;
  uses?: Place[];
  edits?: Edit[];
  /** Refused says in a student's words why a name cannot be changed. */
  refused?: string;
  names?: CellNames[];
  /** Findings and Formatted are there where the topic was answered, also where nothing was found. */
  findings?: Findings;
  formatted?: Formatted;
  /** Of what lives in the kernel. */
  variables?: Variables;
  value?: VariableValue;
  storage?: Storage;
}

/** Findings are what is to be said of a text that is being written. */
export interface Findings {
  list: Finding[];
}

/** Finding is one problem, or a hint. */
export interface Finding {
  diagnostic: Diagnostic;
  kind: FindingKind;
  /** Needs is the cell that has to run first, and Changed says that it ran with another text. */
  needs?: string;
  changed?: boolean;
}

/** FindingKind says how loud a finding is. */
export const FindingKind = {
  ErrorFinding: "error",
  /** an error that may be gone when the line is written to its end */
  SyntaxFinding: "syntax",
  /** the cell runs all the same */
  WarningFinding: "warning",
  /** an error, but perhaps only because what uses the variable is not written yet */
  UnusedFinding: "unused",
  /** right as soon as another cell has run */
  NotRunFinding: "not_run",
} as const;
export type FindingKind = (typeof FindingKind)[keyof typeof FindingKind];

/** Formatted is a cell's text in gofmt's form, or what is wrong with its syntax; then the text is empty. */
export interface Formatted {
  text: string;
  problems?: Diagnostic[];
}

/** Signature is the function of a call that is being written. */
export interface Signature {
  name: string;
  params: string[];
  /** Active is the index of the parameter at the cursor, -1 where there is none. */
  active: number;
  /** begins with a space */
  result?: string;
  /** Markdown */
  doc?: string;
}

/** Definition is where a name is declared; Place is nil where that is outside of the notebook. */
export interface Definition {
  place?: Place;
  /** Markdown */
  doc?: string;
}

/** Place is a piece of a cell. Lines and columns count from 1, columns in bytes. */
export interface Place {
  cell_id: string;
  line: number;
  column: number;
  end_line: number;
  end_column: number;
}

/** Edit replaces a piece of a cell. */
export interface Edit {
  place: Place;
  text: string;
}

/** CellNames are the names that a cell gives to others, and those of others that it uses. */
export interface CellNames {
  cell_id: string;
  declares?: string[];
  uses?: UsedName[];
}

/** UsedName is a name that a cell takes from another. */
export interface UsedName {
  name: string;
  cell_id: string;
}

/** MIMEProgress is an rdd job's progress: a Progress as JSON. */
export const MIMEProgress = "application/vnd.lab.progress+json";

/** Progress is the state of one rdd job, or what is left of several short ones that have ended. */
export interface Progress {
  job: number;
  /** the action that started it, e.g. "Collect" */
  action: string;
  /** running, done, failed */
  state: string;
  millis: number;
  /** Jobs is how many jobs this stands for, where those are only counted; it has no stages then, but the number of Tasks. */
  jobs?: number;
  tasks?: number;
  /** Stages are those that run, and those that are skipped because their output is there, parents first. */
  stages: StageProgress[];
  /**
   * Attempts are those of its tasks that a timeline can show, in the order in which they ended, then those that run.
   * They are bounded: neighbours that succeeded are merged, and of those that did not only the newest are here.
   */
  attempts?: TaskAttempt[];
  /** LeftOut counts the attempts that Attempts does not tell of. */
  left_out?: number;
  /**
   * PartitionsKept, PartitionsLost and OutputsLost count what became of kept partitions and shuffle outputs while the
   * job ran. Storage belongs to no job, so another one that ran beside it may have had its part in that.
   */
  partitions_kept?: number;
  partitions_lost?: number;
  outputs_lost?: number;
}

/** StageProgress is the state of one stage of a job. Records and bytes are those of attempts whose results were used. */
export interface StageProgress {
  id: number;
  name: string;
  done: number;
  tasks: number;
  failed: number;
  /** Parents are the stages whose shuffle output this one reads. */
  parents?: number[];
  /** Skipped says that the output is there from an earlier job, so that no task runs. */
  skipped?: boolean;
  /** Attempt counts how often the stage was run again because output was lost. */
  attempt?: number;
  /** Retried counts attempts of tasks that failed and were followed by another one, Raced those that lost a race. */
  retried?: number;
  raced?: number;
  /** InputsLost counts attempts that ended because a shuffle output that they read was lost: no fault of theirs. */
  inputs_lost?: number;
  /** Input and InputBytes are what sources gave, Cached the records that came out of kept partitions. */
  input?: number;
  input_bytes?: number;
  cached?: number;
  shuffle_read?: number;
  shuffle_read_bytes?: number;
  shuffle_write?: number;
  shuffle_write_bytes?: number;
  spilled_bytes?: number;
  /**
   * Kept and KeptLost count partitions that were kept, or were lost, while no other stage ran; OutputsLost what the
   * stage had left for a shuffle and was lost.
   */
  kept?: number;
  kept_lost?: number;
  outputs_lost?: number;
  /** LongestMillis is how long the slowest task took. */
  longest_millis?: number;
}

/** TaskAttempt is an attempt of a task on a timeline, or several that followed one another on the same lane. */
export interface TaskAttempt {
  stage: number;
  partition: number;
  /** Attempt counts from 0. Run counts how often the stage had been run before. */
  attempt?: number;
  run?: number;
  /** Lane is the place among the tasks that run side by side, as many as there are cores. */
  lane: number;
  /** milliseconds since the job began */
  start: number;
  millis: number;
  outcome: Outcome;
  /** Merged is how many attempts this one stands for, where those are more than one. */
  merged?: number;
}

/** Outcome says how an attempt of a task ended. */
export const Outcome = {
  AttemptRunning: "running",
  AttemptSucceeded: "ok",
  /** failed, and another one follows */
  AttemptRetried: "retried",
  AttemptFailed: "failed",
  /** another attempt of the task was faster */
  AttemptRaced: "raced",
  /** what it reads was lost; it comes again when that is there */
  AttemptInputLost: "input_lost",
} as const;
export type Outcome = (typeof Outcome)[keyof typeof Outcome];

/** Variables lists the names that live in the kernel. */
export interface Variables {
  /** Unread says why values may be of an earlier time, or missing; empty where they are of now. */
  unread?: Unread;
  list: Variable[];
}

/** Unread is why values cannot be looked at: what a cell writes to must not be read at the same time. */
export const Unread = {
  /** a cell runs */
  CellRuns: "cell",
  /** goroutines that cells have started go on */
  GoroutinesRun: "goroutines",
  /** the engine keeps its variables to itself */
  EngineTellsNot: "engine",
} as const;
export type Unread = (typeof Unread)[keyof typeof Unread];

/** VariableKind says what a name stands for. */
export const VariableKind = {
  VarName: "var",
  ConstName: "const",
  FuncName: "func",
  TypeName: "type",
} as const;
export type VariableKind = (typeof VariableKind)[keyof typeof VariableKind];

/** Variable is a name with what it stands for. */
export interface Variable {
  name: string;
  kind: VariableKind;
  /** Type is as Go source of a cell writes it. */
  type: string;
  /**
   * Value is one line; Size is in bytes, more than that where AtLeast is set. Read is false where the value was never
   * looked at.
   */
  read: boolean;
  value?: string;
  size?: number;
  at_least?: boolean;
  /** CellID is the cell that gave the name, empty where none did. */
  cell_id?: string;
  /** RDD is set for a variable that holds an RDD. */
  rdd?: VariableRDD;
}

/** VariableRDD tells of an RDD without computing anything. */
export interface VariableRDD {
  id: number;
  partitions: number;
  /** None where it is not persisted */
  level: string;
  kept?: number;
}

/** VariableValue is a variable's value in full. */
export interface VariableValue {
  unread?: Unread;
  data?: { [mime: string]: unknown };
}

/** Storage tells what the contexts of a kernel keep. */
export interface Storage {
  contexts: ContextStorage[];
}

/**
 * ContextStorage tells what a context keeps, by the name of the variable that holds it. Memory is in bytes: Limit for all
 * data, of which kept partitions, the outputs of shuffles and running tasks take their parts.
 */
export interface ContextStorage {
  name: string;
  limit: number;
  cache: number;
  shuffles: number;
  tasks: number;
  rdds: StorageRDD[];
}

/** StorageRDD is a persisted RDD of which jobs have kept partitions. */
export interface StorageRDD {
  id: number;
  /** its operation, and the name that it was given */
  name: string;
  /** Variable holds the RDD, and CellID gave the variable; empty where none is known. */
  variable?: string;
  cell_id?: string;
  level: string;
  /** Partitions are where the partitions are, Again those that were computed more than once. */
  partitions: PartitionState[];
  again?: number[];
  memory_bytes?: number;
  disk_bytes?: number;
  /** Hits counts reads of kept partitions; the others how often one was computed again, made room, could not be read. */
  hits?: number;
  recomputed?: number;
  evicted?: number;
  lost?: number;
}

/** PartitionState says where a partition of a persisted RDD is. */
export const PartitionState = {
  PartitionMissing: "missing",
  PartitionComputing: "computing",
  PartitionInMemory: "memory",
  PartitionOnDisk: "disk",
  PartitionEvicted: "evicted",
  PartitionLost: "lost",
} as const;
export type PartitionState = (typeof PartitionState)[keyof typeof PartitionState];

export const MIMETable = "application/vnd.lab.table+json";

/** Table is a value in rows and columns, or as much of it as travels with an output. */
export interface Table {
  /** ID names the table in table requests; empty where all rows that there are to see are in Cells. */
  id?: string;
  /** Rows counts the value's rows. Held counts those that can be looked at, fewer where the value was too large to be kept. */
  rows: number;
  held: number;
  /** Numbered is true where rows are known by their number, as a slice's are; a map's are known by their key. */
  numbered?: boolean;
  columns: TableColumn[];
  /** MoreColumns counts the columns that are left out. */
  more_columns?: number;
  /** Cells are the texts of the first rows, row by row. */
  cells: string[][];
  /**
   * Ranks order the rows by each column: of two rows the one with the smaller rank comes first, rows of one rank keep
   * their order, and a rank of -1 comes last whatever the direction. They are there only with all rows in Cells.
   */
  ranks?: number[][];
}

/** TableColumn describes a column. Type is its Go type as cells write it, empty where cells of several types stand in it. */
export interface TableColumn {
  name: string;
  type?: string;
  numeric?: boolean;
}

/** TableRequestContent asks for a window of rows, in the order of a column, or in their own where Column is -1. */
export interface TableRequestContent {
  id: string;
  column: number;
  descending?: boolean;
  offset: number;
  count: number;
}

/** TableWindow is a piece of a table. Numbers are its rows' places in the value. */
export interface TableWindow {
  /** Found is false where the kernel does not keep the table (any more). */
  found: boolean;
  /** Overtaken is true where another order was asked for before this one was worked out. */
  overtaken?: boolean;
  numbers: number[];
  cells: string[][];
}
