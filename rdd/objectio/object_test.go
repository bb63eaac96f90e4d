package objectio_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"lab/rdd/exec"
	"lab/rdd/objectio"
	"lab/rdd/plan"
)

type tree struct {
	Name  string
	left  *tree
	right *tree
	tags  map[string][]int
}

// save writes batches as one partition and answers the file.
func save(t *testing.T, batches ...any) string {
	t.Helper()
	e := exec.New(exec.Config{Cores: 1})
	t.Cleanup(func() { e.Close() })
	n := plan.NewGraph(nil, e.Alive).Source("Test", 1, func(_ int, emit plan.Emit) error {
		for _, b := range batches {
			emit(b)
		}
		return nil
	})
	dir := filepath.Join(t.TempDir(), "out")
	objectio.Save(e, n, dir, reflect.Zero(reflect.TypeOf(batches[0])).Interface(), nil)
	return filepath.Join(dir, "part-00000")
}

func load[T any](path string) (all []T, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = v.(*plan.Error)
		}
	}()
	err = objectio.Source(plan.NewGraph(nil, nil), path, []T{}).Computation().Read(0, func(batch any) bool {
		all = append(all, batch.([]T)...)
		return true
	})
	return all, err
}

func TestValuesStayAsTheyAre(t *testing.T) {
	leaf := &tree{Name: "leaf"}
	want := []tree{{Name: "root", left: leaf, right: leaf, tags: map[string][]int{"a": {1}, "nil": nil}}, {}}
	got, err := load[tree](save(t, want))
	if err != nil || !reflect.DeepEqual(got, want) || got[0].left != got[0].right {
		t.Errorf("got %+v (%v)", got, err)
	}
	if got, err := load[int](save(t, []int{})); err != nil || len(got) != 0 {
		t.Errorf("nothing saved, got %v (%v)", got, err)
	}
}

func TestTypeIsItsStructure(t *testing.T) {
	path := save(t, []tree{{Name: "x"}})
	type mirror struct {
		Name  string
		left  *mirror
		right *mirror
		tags  map[string][]int
	}
	if got, err := load[mirror](path); err != nil || !reflect.DeepEqual(got, []mirror{{"x", nil, nil, nil}}) {
		t.Errorf("the same structure under another name: %v (%v)", got, err)
	}
	for _, err := range []error{
		second(load[struct{ Name string }](path)),
		second(load[[]byte](path)),
		second(load[struct {
			Name  string
			Left  *tree
			Right *mirror
			Tags  map[string]int
		}](path)),
	} {
		if !errors.Is(err, objectio.ErrType) || !strings.Contains(err.Error(), "struct{Name string; left *^") || !strings.Contains(err.Error(), path) {
			t.Errorf("another structure: %v", err)
		}
	}
}

func second[T any](_ []T, err error) error { return err }

func TestEveryDamageIsFound(t *testing.T) {
	path := save(t, []string{"one", "two"}, []string{"three"})
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, data []byte) {
		t.Helper()
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := load[string](path); err == nil {
			t.Errorf("%s: read %q without an error", what, got)
		} else if !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v does not name the file", what, err)
		}
	}
	for i := range whole {
		check("cut off", whole[:i])
		turned := append([]byte{}, whole...)
		turned[i] ^= 0x10
		check("a bit turned", turned)
	}
	check("longer", append(whole, 0))
}
