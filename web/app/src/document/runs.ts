/**
 * The operations of the server, about runs. A code cell goes ready → queued → evaluating → ready; it may leave the queue
 * early, and a restarted or dead kernel makes every cell ready.
 */
import { KernelState, OutputKind, Role, Status, Validity } from "../wire";
import type { Document, Op, Output } from "../wire";
import { unreachable } from "../unreachable";
import { change, codeOnly, find, required, withoutOutcome } from "./cells";
import { Refusal } from "./refusal";
import { beginRun, endRun, forgetRun, giversAfter } from "./stale";

const outputKinds: readonly string[] = Object.values(OutputKind);
const kernelStates: readonly string[] = Object.values(KernelState);

export function setStatus(doc: Document, op: Op): Document {
  const status = required(op.status, op);
  const runs = status === Status.Evaluating ? (doc.runs ?? 0) + 1 : doc.runs;
  return change({ ...doc, runs }, op, (cell) => {
    codeOnly(cell);
    switch (status) {
      case Status.Queued:
        if (cell.status !== Status.Ready) throw new Refusal("invalid", `set_status: cell ${cell.id} is ${cell.status} already`);
        return { ...cell, status };
      case Status.Evaluating:
        if (cell.status === Status.Evaluating) throw new Refusal("invalid", `set_status: cell ${cell.id} is evaluating already`);
        return beginRun({ ...withoutOutcome(cell), status, validity: Validity.Evaluated }, runs ?? 1);
      case Status.Ready:
        if (cell.status === Status.Evaluating) throw new Refusal("invalid", "set_status: finish_run ends a run");
        return { ...cell, status };
      default:
        throw new Refusal("invalid", `set_status: unknown status ${String(status satisfies never)}`);
    }
  });
}

export function addOutput(doc: Document, op: Op): Document {
  const output = validOutput(op);
  return change(doc, op, (cell) => {
    codeOnly(cell);
    return { ...cell, outputs: join(cell.outputs, output) };
  });
}

function validOutput(op: Op): Output {
  const output = required(op.output, op);
  if (!outputKinds.includes(output.kind)) throw new Refusal("invalid", `${op.kind}: unknown kind of output ${output.kind}`);
  return output;
}

/** Appends an output; printed text continues the text before it. */
function join(outputs: Output[], output: Output): Output[] {
  const last = outputs.at(-1);
  if (!last || !continues(last, output)) return [...outputs, output];
  return outputs.with(-1, { ...last, text: (last.text ?? "") + (output.text ?? "") });
}

function continues(last: Output, output: Output): boolean {
  const stream = output.kind === OutputKind.StreamOutput && last.kind === OutputKind.StreamOutput;
  return stream && output.name === last.name && !output.display_id && !last.display_id;
}

export function updateDisplay(doc: Document, op: Op): Document {
  const update = required(op.output, op);
  const id = update.display_id;
  if (!id) throw new Refusal("invalid", "update_display: it names no display");
  const shows = (output: Output) => output.display_id === id;
  // What the update leaves out is gone afterwards, as with any other value that is replaced.
  const updated = (output: Output): Output => {
    const { data: _data, metadata: _metadata, text: _text, ...rest } = output;
    const { data, metadata, text } = update;
    return { ...rest, ...(data ? { data } : {}), ...(metadata ? { metadata } : {}), ...(text ? { text } : {}) };
  };
  return {
    ...doc,
    cells: doc.cells.map((cell) =>
      cell.outputs.some(shows)
        ? { ...cell, outputs: cell.outputs.map((output) => (shows(output) ? updated(output) : output)) }
        : cell,
    ),
  };
}

export function finishRun(doc: Document, op: Op): Document {
  const givers = giversAfter(doc, find(doc, op).cell, op);
  return change({ ...doc, givers }, op, (cell) => {
    if (cell.status !== Status.Evaluating) throw new Refusal("invalid", `finish_run: cell ${cell.id} is not evaluating`);
    if (op.validity !== Validity.Evaluated && op.validity !== Validity.Aborted) {
      throw new Refusal("invalid", `finish_run: a run ends evaluated or aborted, not ${op.validity ?? ""}`);
    }
    return {
      ...endRun(doc, cell, op),
      validity: op.validity === Validity.Aborted ? Validity.Aborted : cell.validity,
      status: Status.Ready,
      execution_count: op.execution_count,
      millis: op.millis,
      diagnostics: op.diagnostics,
    };
  });
}

export function setCheck(doc: Document, op: Op): Document {
  return change(doc, op, (cell) => {
    if (cell.role !== Role.Exercise) throw new Refusal("invalid", `set_check: cell ${cell.id} solves no exercise`);
    return { ...cell, check: op.check };
  });
}

export function setKernel(doc: Document, op: Op): Document {
  const kernel = required(op.kernel, op);
  if (!kernelStates.includes(kernel)) throw new Refusal("invalid", `set_kernel: unknown state ${kernel}`);
  switch (kernel) {
    case KernelState.KernelStarting:
    case KernelState.KernelIdle:
      // Why the kernel was restarted stays readable until the next run.
      return { ...doc, kernel, kernel_message: op.message || doc.kernel_message };
    case KernelState.KernelBusy:
      return { ...doc, kernel, kernel_message: op.message };
    case KernelState.KernelRestarting:
    case KernelState.KernelDead:
      return { ...doc, kernel, kernel_message: op.message, cells: doc.cells.map(forgetRun), deleted: doc.deleted.map(({ index, cell }) => ({ index, cell: forgetRun(cell) })), givers: undefined };
    default:
      return unreachable(kernel);
  }
}
