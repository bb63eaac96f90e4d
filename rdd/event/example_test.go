package event_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"lab/rdd/event"
)

func ExampleNewLog() {
	log := event.NewLog(os.Stdout)
	log.Listen(event.TaskStart{Job: 1, Stage: 2, Partition: 3})
	log.Listen(event.JobEnd{Job: 1, Duration: time.Millisecond, Err: errors.New("no luck")})
	if err := log.Flush(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"event":"TaskStart","job":1,"stage":2,"partition":3,"attempt":0,"speculative":false}
	// {"event":"JobEnd","job":1,"durationNs":1000000,"error":"no luck"}
}

func ExampleReadLog() {
	file := strings.NewReader(`{"event":"JobEnd","job":0,"durationNs":2000000}
{"event":"JobEnd","job":1,"durat`)
	for e, err := range event.ReadLog(file) {
		if err != nil {
			fmt.Println(err)
			break
		}
		if end, ok := e.(event.JobEnd); ok {
			fmt.Println("job", end.Job, "took", end.Duration)
		}
	}
	// Output:
	// job 0 took 2ms
	// line 2 of the event log, the last one, is cut off, as when the program dies while it writes; the events before it are all there: unexpected EOF
}

func ExampleSummarize() {
	events := []event.Event{
		event.JobStart{Action: "Count", Stages: []event.Stage{{Name: "Count at a.go:7", Tasks: 3}}},
		event.StageStart{Tasks: 3, Name: "Count at a.go:7"},
		event.TaskEnd{Partition: 0, Duration: 10 * time.Millisecond, Metrics: event.Metrics{Input: 100, Output: 100}},
		event.TaskEnd{Partition: 1, Duration: 10 * time.Millisecond, Metrics: event.Metrics{Input: 100, Output: 100}},
		event.TaskEnd{Partition: 2, Duration: 40 * time.Millisecond, Metrics: event.Metrics{Input: 400, Output: 400}},
		event.StageEnd{Duration: 40 * time.Millisecond},
		event.JobEnd{Duration: 41 * time.Millisecond},
	}
	summary := event.Summarize(slices.Values(events))
	slowest := summary.Jobs[0].Stages[0]
	fmt.Printf("partition %d took %v, the average is %v\n\n", slowest.LongestPartition, slowest.Longest, slowest.Mean())
	fmt.Print(summary)
	// Output:
	// partition 2 took 40ms, the average is 20ms
	//
	//   job  stage  tasks  input  output  time   run  longest  skew  name
	//     0      0      3    600     600  40ms  60ms     40ms   2.0  Count at a.go:7
}
