package rt

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"unsafe"
)

// Types knows the struct types that cells declare. yaegi makes them with reflect, where they have no name, no methods
// and, for unexported fields, changed field names; a tag in each makes the reflect type its own.
type Types struct {
	mu     sync.RWMutex
	byType map[reflect.Type]*structInfo
}

// structInfo is what reflect does not know of a struct type.
type structInfo struct {
	id     int
	name   string
	fields []string
	text   [2]func(any) string // the Error or String method of the value and of the pointer
	isErr  [2]bool             // whether it is Error
}

// Register makes a struct type known by a nil pointer to it.
func (t *Types) Register(id int, name, fields string, ptr any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.byType == nil {
		t.byType = map[reflect.Type]*structInfo{}
	}
	t.byType[reflect.TypeOf(ptr).Elem()] = &structInfo{id: id, name: name, fields: strings.Split(fields, ",")}
}

// RegisterText gives a registered type its Error or String method; which is 0 for the value's, 1 for the pointer's.
func (t *Types) RegisterText(which int, ptr any, isError bool, text func(any) string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if info := t.byType[reflect.TypeOf(ptr).Elem()]; info != nil {
		info.text[which], info.isErr[which] = text, isError
	}
}

func (t *Types) of(typ reflect.Type) *structInfo {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.byType[typ]
}

// TypeID tells which registered type a value has: twice the type's id, one more for a pointer to it, 0 for others.
func (t *Types) TypeID(x any) int {
	typ := reflect.TypeOf(unwrap(x))
	if typ == nil {
		return 0
	}
	which := 0
	if typ.Kind() == reflect.Pointer {
		typ, which = typ.Elem(), 1
	}
	if info := t.of(typ); info != nil {
		return 2*info.id + which
	}
	return 0
}

// typeName writes a type as Go does, with the names of registered ones.
func (t *Types) typeName(typ reflect.Type) string {
	if info := t.of(typ); info != nil {
		return info.name
	}
	if typ.Name() != "" {
		return typ.String()
	}
	switch typ.Kind() {
	case reflect.Pointer:
		return "*" + t.typeName(typ.Elem())
	case reflect.Slice:
		return "[]" + t.typeName(typ.Elem())
	case reflect.Array:
		return fmt.Sprintf("[%d]%s", typ.Len(), t.typeName(typ.Elem()))
	case reflect.Map:
		return "map[" + t.typeName(typ.Key()) + "]" + t.typeName(typ.Elem())
	}
	return typ.String()
}

// unwrap takes an interpreted value out of what yaegi keeps it in: the wrappers that give it methods for compiled
// code (_error and its like, whose first field is IValue), and its own interface values.
func unwrap(x any) any {
	for {
		if e, ok := x.(*userError); ok {
			x = e.value
			continue
		}
		v := reflect.ValueOf(x)
		if v.Kind() == reflect.Pointer && !v.IsNil() {
			v = v.Elem()
		}
		if v.Kind() != reflect.Struct || v.NumField() == 0 {
			return x
		}
		typ := v.Type()
		switch {
		case typ.Name() == "valueInterface" && strings.HasSuffix(typ.PkgPath(), "yaegi/interp"):
			inner := innerValue(v)
			if !inner.IsValid() || !inner.CanInterface() {
				return nil
			}
			x = inner.Interface()
		case strings.HasPrefix(typ.Name(), "_") && typ.Field(0).Name == "IValue":
			inner := v.Field(0).Interface()
			if inner == nil {
				return x
			}
			x = inner
		default:
			return x
		}
	}
}

// innerValue reads the unexported field value of yaegi's struct { node *node; value reflect.Value }.
func innerValue(v reflect.Value) reflect.Value {
	field, ok := v.Type().FieldByName("value")
	if !ok || field.Type != reflect.TypeFor[reflect.Value]() {
		return reflect.Value{}
	}
	holder := reflect.New(v.Type())
	holder.Elem().Set(v)
	return *(*reflect.Value)(unsafe.Add(holder.UnsafePointer(), field.Offset))
}
