package yaegi

import (
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/traefik/yaegi/interp"
)

// sortedKeys returns a map's keys in an order that does not change from run to run.
func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		switch a.Kind() {
		case reflect.String:
			return cmp.Compare(a.String(), b.String())
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			return cmp.Compare(a.Int(), b.Int())
		case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
			return cmp.Compare(a.Uint(), b.Uint())
		case reflect.Float32, reflect.Float64:
			return cmp.Compare(a.Float(), b.Float())
		}
		return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
	return keys
}

// mapTypes tells yaegi which functions look for which methods behind an any, so that user types reach them with
// their String, Format and MarshalJSON methods.
func mapTypes() interp.Exports {
	show := []reflect.Type{reflect.TypeFor[fmt.Formatter](), reflect.TypeFor[fmt.Stringer]()}
	m := map[reflect.Value][]reflect.Type{}
	for _, fn := range []any{
		fmt.Errorf, fmt.Fprint, fmt.Fprintf, fmt.Fprintln, fmt.Print, fmt.Printf, fmt.Println,
		fmt.Sprint, fmt.Sprintf, fmt.Sprintln, fmt.Append, fmt.Appendf, fmt.Appendln,
	} {
		m[reflect.ValueOf(fn)] = show
	}
	marshal := []reflect.Type{reflect.TypeFor[json.Marshaler]()}
	m[reflect.ValueOf(json.Marshal)] = marshal
	m[reflect.ValueOf(json.MarshalIndent)] = marshal
	return interp.Exports{".": {"MapTypes": reflect.ValueOf(m)}}
}
