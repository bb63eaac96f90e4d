package kernel_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"lab/kernel"
	"lab/kernel/engines"
	"lab/kernel/wire"
)

func TestWhatLivesInTheKernel(t *testing.T) {
	for _, name := range engines.Names() {
		t.Run(name, func(t *testing.T) { whatLives(t, name) })
	}
}

func whatLives(t *testing.T, engine string) {
	f := start(t, func(o *kernel.Options) {
		o.Env, o.Engine, o.Grace = []string{"TEST_LANGUAGE=go"}, engine, 10*time.Second
	})
	ask := func(topic wire.HelpTopic, name string) wire.Help {
		t.Helper()
		reply, err := f.Help(t.Context(), wire.HelpRequestContent{Topic: topic, Name: name})
		if err != nil || reply.Status != wire.OK {
			t.Errorf("%s: %+v, %v", topic, reply, err)
		}
		return reply.Help
	}
	run := func(id, code string) {
		t.Helper()
		if reply, err := f.Execute(t.Context(), wire.ExecuteRequestContent{Code: code, CellID: id}, nil); err != nil || reply.Status != wire.OK {
			t.Fatalf("%s: %+v, %v", id, reply, err)
		}
	}
	find := func(v *wire.Variables, name string) wire.Variable {
		t.Helper()
		for _, one := range v.List {
			if one.Name == name {
				return one
			}
		}
		t.Errorf("no %s in %+v", name, v.List)
		return wire.Variable{}
	}
	run("a", "type point struct{ X int }\nfunc add(a, b int) int { return a + b }\nconst limit = 10\nn := 1\nps := []point{{1}, {2}}")
	run("b", "n = 2\nsquares := rdd.Map(rdd.Range(sc, 0, 8, 1, 4), func(x int64) int64 { return x * x }).Cache()\nsquares.Count()\nsquares.Count()")
	all := ask(wire.VariablesTopic, "").Variables
	if all.Unread != "" || len(all.List) != 7 {
		t.Errorf("%+v", all)
	}
	for _, want := range []wire.Variable{
		{Name: "add", Kind: wire.FuncName, Type: "func(a int, b int) int", CellID: "a"},
		{Name: "limit", Kind: wire.ConstName, Type: "untyped int", Read: true, Value: "10", CellID: "a"},
		{Name: "n", Kind: wire.VarName, Type: "int", Read: true, Value: "2", Size: 8, CellID: "b"},
		{Name: "point", Kind: wire.TypeName, Type: "struct{X int}", CellID: "a"},
		{Name: "ps", Kind: wire.VarName, Type: "[]point", Read: true, Value: "len 2 [{X:1} {X:2}]", Size: 40, CellID: "a"},
	} {
		if got := find(all, want.Name); got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	if r := find(all, "squares").RDD; r == nil || r.Partitions != 4 || r.Level != "MemoryOnly" || r.Kept != 4 {
		t.Errorf("squares %+v", r)
	}
	if v := ask(wire.ValueTopic, "ps").Value; !strings.Contains(v.Data.Text("text/html"), "<table>") {
		t.Errorf("value of ps: %+v", v)
	}
	contexts := ask(wire.StorageTopic, "").Storage.Contexts
	if len(contexts) != 1 || contexts[0].Name != "sc" || len(contexts[0].RDDs) != 1 || contexts[0].Cache == 0 || contexts[0].Limit == 0 {
		t.Fatalf("storage %+v", contexts)
	}
	if r := contexts[0].RDDs[0]; r.Variable != "squares" || r.CellID != "b" || len(r.Partitions) != 4 || r.Partitions[0] != wire.PartitionInMemory || r.Hits != 4 {
		t.Errorf("kept %+v", r)
	}

	// Half of what is kept next is lost and computed again; it is seen while the cell still runs.
	var once sync.Once
	asked := make(chan struct{})
	done, err := f.Execute(t.Context(), wire.ExecuteRequestContent{CellID: "c", Code: "sc.SetFaults(chaos.New(1, chaos.LosePartitions(0.9)))\nn = 3\ncubes := rdd.Map(squares, func(x int64) int64 { return x * x }).Cache()\ncubes.Count()\ncubes.Count()\nsc.SetFaults(nil)\nfmt.Println(\"going\")\nfor {\n}"}, func(m wire.Message) {
		if m.Header.Type != wire.Stream {
			return
		}
		once.Do(func() {
			go func() {
				defer close(asked)
				now := ask(wire.VariablesTopic, "").Variables
				if v := find(now, "n"); now.Unread != wire.CellRuns || v.Value != "2" {
					t.Errorf("while a cell runs: %+v, %s", v, now.Unread)
				}
				if v := ask(wire.ValueTopic, "n").Value; v.Unread != wire.CellRuns || v.Data != nil {
					t.Errorf("value while a cell runs: %+v", v)
				}
				if rdds := ask(wire.StorageTopic, "").Storage.Contexts[0].RDDs; len(rdds) != 2 || rdds[1].Lost < 2 {
					t.Errorf("storage while a cell runs: %+v", rdds)
				}
				if err := f.Interrupt(t.Context()); err != nil {
					t.Error(err)
				}
			}()
		})
	})
	if err != nil || done.Status != wire.Failed {
		t.Errorf("%+v, %v", done, err)
	}
	<-asked
	if v := find(ask(wire.VariablesTopic, "").Variables, "n"); v.Value != "3" || v.CellID != "c" {
		t.Errorf("after it: %+v", v)
	}

	// Goroutines that go on may write to what they share.
	run("d", "stop := make(chan bool)\ngo func() { for { select { case <-stop: return; default: n++ } } }()")
	if now := ask(wire.VariablesTopic, "").Variables; now.Unread != wire.GoroutinesRun {
		t.Errorf("beside a goroutine: %q", now.Unread)
	}
	run("e", "stop <- true")
	if now := ask(wire.VariablesTopic, "").Variables; now.Unread != "" {
		t.Errorf("after it: %q", now.Unread)
	}
}
