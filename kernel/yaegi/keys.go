package yaegi

import (
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/traefik/yaegi/interp"
)

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
