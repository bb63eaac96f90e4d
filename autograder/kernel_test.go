package autograder

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"lab/dataset"
	"lab/exercises"
	"lab/kernel"
	"lab/kernel/engines"
	"lab/labs"
	"lab/notebook"
)

func TestMain(m *testing.M) {
	engines.ExitIfKernel() // this test binary is the command of its own kernels
	os.Exit(m.Run())
}

// realKernels starts kernels as the grader does.
func realKernels() Kernels {
	return KernelProcesses(kernel.Options{Command: []string{os.Args[0]}})
}

// realCourse is the course itself, as an instructor has it, with its data.
func realCourse() *labs.Library {
	library := labs.New(os.DirFS("../labs"), exercises.Open(os.DirFS("../exercises")))
	prepareData(library)
	return library
}

// prepareData writes stand-ins as the commands of lab do, because kernels may only read them.
func prepareData(library *labs.Library) {
	all, err := library.List()
	if err != nil {
		panic(err)
	}
	for _, lab := range all {
		for _, name := range lab.Header.Data {
			if _, err := dataset.Prepare(name); err != nil {
				panic(err)
			}
		}
	}
}

// TestCourse proves every exercise and lab in real kernels, and that go test agrees on every check of every answer.
func TestCourse(t *testing.T) {
	native, err := FindNative("../exercises")
	if err != nil {
		t.Fatal(err)
	}
	r, err := CheckCourse(t.Context(), CourseOptions{
		Options: Options{Labs: realCourse(), Kernel: realKernels(), Timeout: time.Minute},
		Native:  native, RunLabs: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	if !r.OK {
		t.Error(problems(r))
	}
}

// TestSolvedAndReleased grades each lab's solved notebook and its release, as files: everything and nothing.
func TestSolvedAndReleased(t *testing.T) {
	lib := realCourse()
	all, err := lib.List()
	if err != nil || len(all) == 0 {
		t.Fatalf("%d labs, %v", len(all), err)
	}
	for _, lab := range all {
		solved, err := labs.Solved(lab)
		if err != nil {
			t.Fatal(err)
		}
		for name, doc := range map[string]notebook.Document{"solved": solved, "released": labs.Release(lab)} {
			t.Run(lab.ID+" "+name, func(t *testing.T) {
				data, err := notebook.Encode(doc)
				if err != nil {
					t.Fatal(err)
				}
				path := filepath.Join(t.TempDir(), name+".ipynb")
				if err := os.WriteFile(path, data, 0o600); err != nil {
					t.Fatal(err)
				}
				sub, err := ReadSubmission(path)
				if err != nil {
					t.Fatal(err)
				}
				r, err := Grade(t.Context(), sub, Options{Labs: lib, Kernel: realKernels(), Timeout: time.Minute})
				if err != nil {
					t.Fatal(err)
				}
				want := 0.0
				if name == "solved" {
					want = r.Max
				}
				if !r.Gradable || r.VisibleOnly || r.Max == 0 || r.Points != want {
					t.Errorf("%v of %v points; want %v\n%s", r.Points, r.Max, want, text(t, Table, r, false))
				}
				for _, e := range r.Exercises {
					for _, c := range e.Tests {
						if c.Status == Fail && len(c.Log) == 0 && e.Message == "" {
							t.Errorf("%s fails and does not say why", c.Name)
						}
					}
				}
			})
		}
	}
}
