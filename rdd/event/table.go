package event

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

// columns are those of the table, but for the stage's name, which comes last. Records stand with their bytes where
// those are known.
var columns = []struct {
	head string
	cell func(JobSummary, StageSummary) string
}{
	{"job", func(j JobSummary, _ StageSummary) string { return strconv.Itoa(j.Job) }},
	{"stage", func(_ JobSummary, s StageSummary) string { return strconv.Itoa(s.Stage) }},
	{"tasks", func(_ JobSummary, s StageSummary) string {
		switch {
		case s.Runs == 0 && s.Skipped:
			return "skipped"
		case s.Succeeded < s.Tasks:
			return fmt.Sprintf("%d of %d", s.Succeeded, s.Tasks)
		}
		return strconv.Itoa(s.Succeeded)
	}},
	{"runs", func(_ JobSummary, s StageSummary) string {
		if s.Runs < 2 {
			return none
		}
		return strconv.Itoa(s.Runs)
	}},
	{"failed", func(_ JobSummary, s StageSummary) string { return count(int64(s.Failed), 0) }},
	{"retried", func(_ JobSummary, s StageSummary) string { return count(int64(s.Retried), 0) }},
	{"raced", func(_ JobSummary, s StageSummary) string { return count(int64(s.Raced), 0) }},
	{"input", func(_ JobSummary, s StageSummary) string { return count(s.Metrics.Input, s.Metrics.InputBytes) }},
	{"cached", func(_ JobSummary, s StageSummary) string { return count(s.Metrics.Cached, 0) }},
	{"shuffle read", func(_ JobSummary, s StageSummary) string {
		return count(s.Metrics.ShuffleRead, s.Metrics.ShuffleReadBytes)
	}},
	{"shuffle write", func(_ JobSummary, s StageSummary) string {
		return count(s.Metrics.ShuffleWrite, s.Metrics.ShuffleWriteBytes)
	}},
	{"spilled", func(_ JobSummary, s StageSummary) string { return count(s.Metrics.Spilled, s.Metrics.SpilledBytes) }},
	{"output", func(_ JobSummary, s StageSummary) string { return count(s.Metrics.Output, 0) }},
	{"time", func(_ JobSummary, s StageSummary) string { return span(s.Duration) }},
	{"run", func(_ JobSummary, s StageSummary) string { return span(s.Run) }},
	{"wasted", func(_ JobSummary, s StageSummary) string { return span(s.Wasted) }},
	{"longest", func(_ JobSummary, s StageSummary) string { return span(s.Longest) }},
	{"skew", func(_ JobSummary, s StageSummary) string {
		if s.Skew() == 0 {
			return none
		}
		return fmt.Sprintf("%.1f", s.Skew())
	}},
}

const none = "-"

// String is a table with a line for each stage, and below it what went wrong and what was kept. Columns in which there
// is nothing are left out. Of the times, time is how long the stage was open, run what its tasks took one after the
// other, and longest the slowest one of them; skew tells how many times the average that is.
func (s Summary) String() string {
	var b strings.Builder
	s.table(&b)
	for _, j := range s.Jobs {
		name := fmt.Sprintf("job %d", j.Job)
		if j.Action != "" {
			name += " " + j.Action
		}
		switch {
		case !j.Ended:
			fmt.Fprintf(&b, "%s has not ended\n", name)
		case j.Err != nil:
			fmt.Fprintf(&b, "%s failed: %v\n", name, j.Err)
		}
	}
	k := s.Storage
	if k.Stored > 0 || k.Evicted > 0 || k.Lost > 0 {
		fmt.Fprintf(&b, "kept partitions: %d stored (%s), %d evicted (%s; %d to disk), %d lost\n",
			k.Stored, size(k.StoredBytes), k.Evicted, size(k.EvictedBytes), k.ToDisk, k.Lost)
	}
	if k.OutputsLost > 0 {
		fmt.Fprintf(&b, "outputs of map tasks: %d lost\n", k.OutputsLost)
	}
	if k.Checkpoints > 0 {
		fmt.Fprintf(&b, "checkpoints: %d (%s)\n", k.Checkpoints, size(k.CheckpointBytes))
	}
	return cmp.Or(b.String(), "no jobs\n")
}

func (s Summary) table(b *strings.Builder) {
	var names []string
	var rows [][]string
	used := make([]bool, len(columns))
	for _, j := range s.Jobs {
		for _, stage := range j.Stages {
			row := make([]string, len(columns))
			for i, c := range columns {
				row[i] = c.cell(j, stage)
				used[i] = used[i] || row[i] != none
			}
			rows, names = append(rows, row), append(names, stage.Name)
		}
	}
	if len(rows) == 0 {
		return
	}
	heads := make([]string, len(columns))
	for i, c := range columns {
		heads[i] = c.head
	}
	// Numbers stand at the right of their columns. What no tab ends is no column to the tabwriter, so names, at the end,
	// stand at the left of theirs.
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', tabwriter.AlignRight)
	line := func(row []string, name string) {
		for i, cell := range row {
			if used[i] {
				fmt.Fprint(w, cell, "\t")
			}
		}
		fmt.Fprintf(w, "  %s\n", strings.Join(strings.Fields(name), " ")) // a name may have tabs and ends of lines
	}
	line(heads, "name")
	for i, row := range rows {
		line(row, names[i])
	}
	w.Flush() // a strings.Builder takes everything
}

// count writes a number of records, with their bytes where known.
func count(records, bytes int64) string {
	switch {
	case records == 0 && bytes == 0:
		return none
	case bytes == 0:
		return strconv.FormatInt(records, 10)
	}
	return fmt.Sprintf("%d (%s)", records, size(bytes))
}

// size writes a number of bytes as people read it.
func size(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}

// span writes a duration with about three digits.
func span(d time.Duration) string {
	if d == 0 {
		return none
	}
	unit := time.Duration(1)
	for d/unit >= 1000 {
		unit *= 10
	}
	return d.Round(unit).String()
}
