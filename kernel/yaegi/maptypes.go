package yaegi

import (
	"encoding/json"
	"reflect"

	"github.com/traefik/yaegi/interp"
)

// mapTypes tells yaegi which functions look for which methods behind an any, so that user types reach them with
// their MarshalJSON methods. Printing needs none of it: see rt.Types.
func mapTypes() interp.Exports {
	marshal := []reflect.Type{reflect.TypeFor[json.Marshaler]()}
	m := map[reflect.Value][]reflect.Type{
		reflect.ValueOf(json.Marshal):       marshal,
		reflect.ValueOf(json.MarshalIndent): marshal,
	}
	return interp.Exports{".": {"MapTypes": reflect.ValueOf(m)}}
}
