package main

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"lab/rdd"
	"lab/scripts/rddbench/records"
)

const (
	// blockSize is how much the reference reads and writes at a time.
	blockSize = 1 << 20
	// childEnv tells a process that it is to sort, and what.
	childEnv = "RDDBENCH_SORT"
)

// sortTask is what a child process sorts, or groups or joins by key where Work says so.
type sortTask struct {
	Work                    string
	In, Out, Spill, Profile string
	Cores, Partitions       int
	Memory                  int64
}

// sortResult is what it tells of that. Base is the resident memory before, Peak the most there was; both are 0 where the
// system does not tell.
type sortResult struct {
	Took       time.Duration
	Base, Peak int64
	Records    int64 // of groups and joins: those that came out
}

// external sorts records from files to files, with a tenth of their size as the budget of memory. The engine's side is a
// process of its own, so that its memory can be told. Neither side calls fsync: both end when the system has the data.
func (b *bench) external() error {
	count := uint64(b.size(10_000_000))
	in, out, copied := filepath.Join(b.dir, "in"), filepath.Join(b.dir, "out"), filepath.Join(b.dir, "copied")
	want, err := records.WriteFiles(in, seed, count, 2*b.cores)
	if err != nil {
		return err
	}
	task := sortTask{In: in, Out: out, Spill: b.dir, Profile: b.profile, Cores: b.cores, Memory: int64(count * records.Size / 10)}
	// Some partitions for each core, as is usual, so that each is below a core's part of the budget.
	task.Partitions = 20 * b.cores
	best := unknown()
	var peak, base int64
	for range min(b.rounds, 3) {
		result, computed, err := sortInChild(task)
		if err != nil {
			return err
		}
		got, err := records.Check(out)
		if err != nil {
			return err
		}
		if !got.Sorted() || !got.SameRecords(want) || got.Duplicates != 0 {
			return fmt.Errorf("lab sorted to %v; the input is %v", got, want)
		}
		best.lab, best.labCPU = min(best.lab, result.Took), min(best.labCPU, computed)
		if over := result.Peak - result.Base; over > peak-base || peak == 0 {
			peak, base = result.Peak, result.Base
		}
		if err := os.RemoveAll(out); err != nil {
			return err
		}
		began, before := time.Now(), cpuTime()
		if err := fourPasses(in, copied, b.cores); err != nil {
			return fmt.Errorf("copy records: %w", err)
		}
		best.reference, best.referenceCPU = min(best.reference, time.Since(began)), min(best.referenceCPU, cpuTime()-before)
		if err := os.RemoveAll(copied); err != nil {
			return err
		}
	}
	b.atMost("the same from files to files, 1 GB with `WithMemory` of 100 MB, against reading and writing it twice (no fsync)", best, 2)
	b.memory("the same, most memory above the process's own, in MB", sortResult{Peak: peak, Base: base}, task.Memory)
	return nil
}

// fourPasses is the reference of an external sort, which has to read and write everything twice: it copies the files,
// and then the copies, on all cores. Nothing is sorted.
func fourPasses(in, out string, cores int) error {
	files, err := filepath.Glob(filepath.Join(in, "part-*"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	failed := make([]error, cores)
	onCores(cores, func(core int) {
		buffer := make([]byte, blockSize)
		lo, hi := share(len(files), core, cores)
		for _, file := range files[lo:hi] {
			first := filepath.Join(out, "first-"+filepath.Base(file))
			second := filepath.Join(out, "second-"+filepath.Base(file))
			failed[core] = errors.Join(failed[core], copyFile(file, first, buffer), copyFile(first, second, buffer))
		}
	})
	return errors.Join(failed...)
}

func copyFile(from, to string, buffer []byte) error {
	r, err := os.Open(from)
	if err != nil {
		return err
	}
	defer r.Close()
	w, err := os.Create(to)
	if err != nil {
		return err
	}
	// Only a plain writer and a plain reader have the bytes come here: files by themselves would be copied by the kernel.
	_, err = io.CopyBuffer(struct{ io.Writer }{w}, struct{ io.Reader }{r}, buffer)
	return errors.Join(err, w.Close())
}

// sortInChild has a process of its own do a task, and tells how long it computed.
func sortInChild(task sortTask) (sortResult, time.Duration, error) {
	exe, err := os.Executable()
	if err != nil {
		return sortResult{}, 0, err
	}
	text, err := json.Marshal(task)
	if err != nil {
		return sortResult{}, 0, err
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), childEnv+"="+string(text))
	cmd.Stderr = os.Stderr
	answer, err := cmd.Output()
	if err != nil {
		return sortResult{}, 0, fmt.Errorf("sort in a process of its own: %w", err)
	}
	var result sortResult
	if err := json.Unmarshal(answer, &result); err != nil {
		return sortResult{}, 0, fmt.Errorf("sort in a process of its own: it answered %q: %w", answer, err)
	}
	return result, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}

// exitIfChild does the task of a process that sortInChild started, and exits.
func exitIfChild() {
	text := os.Getenv(childEnv)
	if text == "" {
		return
	}
	result, err := doSort(text)
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(result)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "rddbench:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

func recordKey(r []byte) string { return string(r[:records.KeySize]) }

// beyond groups and joins records that are ten times the budget of memory.
func (b *bench) beyond() error {
	count := uint64(b.size(10_000_000))
	in := filepath.Join(b.dir, "in")
	if _, err := records.WriteFiles(in, seed, count, 2*b.cores); err != nil {
		return err
	}
	for _, work := range []string{"group", "join"} {
		result, _, err := sortInChild(sortTask{Work: work, In: in, Spill: b.dir, Cores: b.cores, Partitions: 20 * b.cores,
			Memory: int64(count * records.Size / 10)})
		if err != nil {
			return err
		}
		if result.Records != int64(count) {
			return fmt.Errorf("%s gives %d records, want %d", work, result.Records, count)
		}
		name := map[string]string{"group": "`GroupByKey`", "join": "`Join` with itself"}[work] +
			" of 1 GB of records with `WithMemory` of 100 MB: most memory above the process's own, in MB"
		b.memory(name, result, int64(count*records.Size/10))
	}
	return nil
}

// memory adds the row of a child's memory.
func (b *bench) memory(name string, result sortResult, budget int64) {
	if result.Peak == 0 {
		return
	}
	over := float64(result.Peak-result.Base) / float64(budget)
	b.line(name, fmt.Sprintf("%d (budget %d, base %d)", (result.Peak-result.Base)>>20, budget>>20, result.Base>>20),
		"", fmt.Sprintf("%.2f of the budget", over), "", "≤ 1.5", b.judge(over <= 1.5))
}

func doSort(text string) (sortResult, error) {
	var task sortTask
	if err := json.Unmarshal([]byte(text), &task); err != nil {
		return sortResult{}, err
	}
	result := sortResult{Base: status("/proc/self/status", "VmRSS")}
	work := func() error {
		return rdd.Maybe(func() {
			sc := rdd.NewContext(rdd.WithCores(task.Cores), rdd.WithMemory(task.Memory), rdd.WithSpillDir(task.Spill))
			defer sc.Close()
			r := rdd.BinaryRecords(sc, filepath.Join(task.In, "part-*"), records.Size, task.Partitions)
			switch task.Work {
			case "group":
				// Some ten records have a key.
				groups := rdd.GroupByKey(rdd.KeyBy(r, func(r []byte) uint32 { return binary.BigEndian.Uint32(r) % 1_000_000 }), task.Partitions)
				result.Records = rdd.Sum(rdd.Map(groups, func(g rdd.Pair[uint32, [][]byte]) int64 { return int64(len(g.Value)) }))
			case "join":
				keyed := rdd.KeyBy(r, recordKey)
				result.Records = rdd.Join(keyed, keyed, task.Partitions).Count()
			default:
				rdd.SaveAsBinaryRecords(rdd.SortBy(r, recordKey, true, task.Partitions), task.Out)
			}
		})
	}
	began := time.Now()
	var err error
	if task.Profile != "" {
		err = profiled(task.Profile, work)
	} else {
		err = work()
	}
	result.Took = time.Since(began)
	result.Peak = status("/proc/self/status", "VmHWM")
	return result, err
}
