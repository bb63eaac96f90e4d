// Command rddbench compares the RDD engine with what a Go programmer would write by hand for the same work, and says of
// each comparison that has a target whether it is met.
//
// Each row does a piece of work on the engine and by hand, on the same cores, by turns in one process, checks that both
// give the same answer, and keeps the shortest time of either. So what else the machine does strikes both, and the
// ratio can be trusted more than the times. The references are programs of about a page that use what the language and
// gonum offer, no tricks: what somebody who does not want an engine would write.
//
//	go run ./scripts/rddbench                                    # all rows
//	go run ./scripts/rddbench -only sort,join -rounds 10
//	go run ./scripts/rddbench -only join -cpuprofile join.prof   # of the engine's side alone
//	go run ./scripts/rddbench -records 1000000 -dir data         # write records as gensort does
//	go run ./scripts/rddbench -check -dir data                   # check records as valsort does
//
// BENCHMARKS.md explains the figures.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"lab/rdd"
	"lab/scripts/rddbench/records"
)

// seed is where all random data comes from.
const seed = 20_26

func main() {
	log.SetFlags(0)
	log.SetPrefix("rddbench: ")
	exitIfChild()
	b := &bench{cores: runtime.GOMAXPROCS(0)}
	flag.IntVar(&b.rounds, "rounds", 5, "how often each side is measured; the shortest time counts")
	flag.Float64Var(&b.scale, "scale", 1, "multiply the size of all data; targets are for 1")
	flag.StringVar(&b.profile, "cpuprofile", "", "write a CPU profile of the engine's side of one row to this `file`")
	only := flag.String("only", "", "the rows to run, separated by commas: "+strings.Join(rowNames(), ", "))
	dir := flag.String("dir", "", "the `folder` for -records and -check; for the rows, where their temporary files go")
	count := flag.Uint64("records", 0, "write so many records of 100 bytes to the folder, and measure nothing")
	files := flag.Int("files", 4, "how many files -records writes")
	check := flag.Bool("check", false, "check the records in the folder's files part-*, and measure nothing")
	flag.Parse()
	var err error
	switch {
	case flag.NArg() > 0:
		err = fmt.Errorf("there are arguments %q, but this command has flags only; see -help", flag.Args())
	case *count > 0 || *check:
		err = handleRecords(*dir, *count, *files, *check)
	default:
		b.parent = *dir
		err = b.run(os.Args[1:], *only)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// handleRecords writes and checks records.
func handleRecords(dir string, count uint64, files int, check bool) error {
	if dir == "" {
		return fmt.Errorf("name the folder of the records with -dir")
	}
	if count > 0 {
		s, err := records.WriteFiles(dir, seed, count, files)
		if err != nil {
			return err
		}
		fmt.Println("written:", s)
	}
	if check {
		s, err := records.Check(dir)
		if err != nil {
			return err
		}
		fmt.Println("checked:", s)
		if !s.Sorted() {
			return fmt.Errorf("the records in %s are not sorted", dir)
		}
	}
	return nil
}

// row is a piece of work.
type row struct {
	name string
	run  func(b *bench) error
}

// rows are in the order of the table.
var rows = []row{
	{"wordcount", (*bench).wordCount},
	{"squares", (*bench).squares},
	{"reducebykey", (*bench).reduceByKey},
	{"sort", (*bench).sort},
	{"external", (*bench).external},
	{"beyond", (*bench).beyond},
	{"join", (*bench).join},
	{"gradient", (*bench).gradient},
	{"empty", (*bench).emptyJob},
	{"cellmap", (*bench).cellMap},
	{"cellwordcount", (*bench).cellWordCount},
}

func rowNames() []string {
	var names []string
	for _, r := range rows {
		names = append(names, r.name)
	}
	return names
}

// choose finds the rows with the names, or all.
func choose(names string) ([]row, error) {
	if names == "" {
		return rows, nil
	}
	var chosen []row
	for name := range strings.SplitSeq(names, ",") {
		i := slices.IndexFunc(rows, func(r row) bool { return r.name == strings.TrimSpace(name) })
		if i < 0 {
			return nil, fmt.Errorf("there is no row %q; the rows are %s", name, strings.Join(rowNames(), ", "))
		}
		chosen = append(chosen, rows[i])
	}
	return chosen, nil
}

// run prints the table.
func (b *bench) run(args []string, only string) error {
	chosen, err := choose(only)
	if err != nil {
		return err
	}
	if b.profile != "" && len(chosen) != 1 {
		return fmt.Errorf("-cpuprofile is for one row; name it with -only")
	}
	if b.rounds < 1 || b.scale <= 0 {
		return fmt.Errorf("-rounds %d -scale %g: give at least one round, and a scale above 0", b.rounds, b.scale)
	}
	fmt.Printf("%s, `go run ./scripts/rddbench%s`, %s\n\n", machine(b.cores), strings.Join(append([]string{""}, args...), " "), time.Now().Format(time.DateOnly))
	fmt.Println("| work | lab | by hand | ratio | ratio of CPU time | target | |")
	fmt.Println("|---|---|---|---|---|---|---|")
	for _, r := range chosen {
		if err := b.one(r); err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
	}
	if b.missed > 0 {
		fmt.Fprintf(os.Stderr, "\n%d targets missed\n", b.missed)
	}
	return nil
}

// one runs a row in a folder of its own, and gives the memory back that it used.
func (b *bench) one(r row) (err error) {
	if b.dir, err = os.MkdirTemp(b.parent, "rddbench-*"); err != nil {
		return fmt.Errorf("make a folder for temporary files: %w", err)
	}
	defer os.RemoveAll(b.dir)
	b.sc = rdd.NewContext(rdd.WithCores(b.cores))
	defer debug.FreeOSMemory()
	defer b.sc.Close()
	failed := rdd.Maybe(func() { err = r.run(b) })
	if failed != nil {
		return failed
	}
	return err
}
