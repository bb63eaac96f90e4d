package planfile_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"lab/rdd"
	"lab/rdd/planfile"
)

// In a process with this variable set, the tests' binary reads the plan that it names and shows what comes of it.
const readVariable = "LAB_TEST_PLAN"

func TestMain(m *testing.M) {
	if path := os.Getenv(readVariable); path != "" {
		if err := readPlan(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// outcome is what an RDD shows of itself.
type outcome struct{ Elements, Debug string }

func show(rdds []planfile.RDD) []outcome {
	out := make([]outcome, len(rdds))
	for i, r := range rdds {
		elements := reflect.ValueOf(r).MethodByName("Collect").Call(nil)[0]
		out[i] = outcome{strconv.QuoteToASCII(fmt.Sprintf("%+v", elements)), r.(interface{ DebugString() string }).DebugString()}
	}
	return out
}

// readPlan reads a plan in a context unlike the one in which it was made, prints it again and then what comes of it.
func readPlan(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := rdd.NewContext(rdd.WithCores(3), rdd.WithPartitions(7))
	defer sc.Close()
	rdds, err := planfile.Read(f, sc)
	if err != nil {
		return err
	}
	var again bytes.Buffer
	if err := planfile.Write(&again, rdds...); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(struct {
		Plan     string
		Outcomes []outcome
	}{again.String(), show(rdds)})
}

func TestPlansRunInAnotherProcess(t *testing.T) {
	dir := fill(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for name, program := range plans {
		t.Run(name, func(t *testing.T) {
			rdds := program(open(t), dir)
			var text bytes.Buffer
			if err := planfile.Write(&text, rdds...); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "plan.json")
			if err := os.WriteFile(path, text.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(self)
			cmd.Env = append(os.Environ(), readVariable+"="+path)
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			stdout, err := cmd.Output()
			if err != nil {
				t.Fatalf("%v: %s\n%s", err, stderr.Bytes(), text.Bytes())
			}
			var got struct {
				Plan     string
				Outcomes []outcome
			}
			if err := json.Unmarshal(stdout, &got); err != nil {
				t.Fatalf("%v: %s", err, stdout)
			}
			for i, want := range show(rdds) {
				if !strings.Contains(want.Debug, "plans_test.go:") {
					t.Errorf("RDD %d has no positions:\n%s", i, want.Debug)
				}
				if got.Outcomes[i] != want {
					t.Errorf("RDD %d:\n got %+v\nwant %+v", i, got.Outcomes[i], want)
				}
			}
			if got.Plan != text.String() {
				t.Errorf("written again:\n%s\nbefore:\n%s", got.Plan, text.Bytes())
			}
		})
	}
}

// What a plan looks like is something to look at.
func TestTheText(t *testing.T) {
	sc := openAt(t, func() string { return "words.go:1" })
	words := rdd.Parallelize(sc, []int{3, 1, 2}, 2).Cache()
	longer := words.Filter(planfile.Bind(above, 1)).SetName("large")
	var b bytes.Buffer
	if err := planfile.Write(&b, rdd.Join(rdd.Map(longer, byName), rdd.Map(words, byName))); err != nil {
		t.Fatal(err)
	}
	const want = `{
"format": "lab rdd plan",
"version": 1,
"calls": [
{"id":0,"op":"Parallelize","at":"words.go:1","keep":"MemoryOnly","args":[{"value":[3,1,2]},{"value":[2]}],"type":"func(*rdd.Context, []int, ...int) *rdd.RDD[int]"},
{"id":1,"op":"Filter","at":"words.go:1","name":"large","args":[{"rdd":0},{"maker":"above","with":{"value":1}}],"type":"func(*rdd.RDD[int], func(int) bool) *rdd.RDD[int]"},
{"id":2,"op":"Map","at":"words.go:1","args":[{"rdd":1},{"function":"byName"}],"type":"func(*rdd.RDD[int], func(int) rdd.Pair[string,int]) *rdd.RDD[lab/rdd.Pair[string,int]]"},
{"id":3,"op":"Map","at":"words.go:1","args":[{"rdd":0},{"function":"byName"}],"type":"func(*rdd.RDD[int], func(int) rdd.Pair[string,int]) *rdd.RDD[lab/rdd.Pair[string,int]]"},
{"id":4,"op":"Join","at":"words.go:1","args":[{"rdd":2},{"rdd":3},{"value":null}],"type":"func(*rdd.RDD[lab/rdd.Pair[string,int]], *rdd.RDD[lab/rdd.Pair[string,int]], ...int) *rdd.RDD[lab/rdd.Pair[string,lab/rdd.Tuple2[int,int]]]"}
],
"results": [4]
}
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestAs(t *testing.T) {
	sc := open(t)
	var b bytes.Buffer
	if err := planfile.Write(&b, numbers(sc, 3, 1)); err != nil {
		t.Fatal(err)
	}
	rdds, err := planfile.Read(&b, sc)
	if err != nil {
		t.Fatal(err)
	}
	xs, err := planfile.As[int](rdds[0])
	if err != nil || fmt.Sprint(xs.Collect()) != "[0 1 2]" {
		t.Errorf("got %v (%v)", xs.Collect(), err)
	}
	if _, err := planfile.As[string](rdds[0]); err == nil || !strings.Contains(err.Error(), "*rdd.RDD[int], and a *rdd.RDD[string]") {
		t.Errorf("got %v", err)
	}
}

// Many calls take more than one buffer of the writer.
func TestALongPlan(t *testing.T) {
	sc := open(t)
	r := numbers(sc, 100, 2)
	for i := range 5000 {
		r = rdd.Map(r, double).Filter(planfile.Bind(above, i-1000))
	}
	var b bytes.Buffer
	if err := planfile.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	rdds, err := planfile.Read(bytes.NewReader(b.Bytes()), sc)
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := planfile.Write(&again, rdds...); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("written again the plan differs (%v)", err)
	}
}
