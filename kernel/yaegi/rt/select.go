package rt

import "reflect"

// Case is one case of a select.
type Case struct{ c reflect.SelectCase }

// Send is the case ch <- *value.
func Send(ch, value any) Case {
	return Case{reflect.SelectCase{Dir: reflect.SelectSend, Chan: reflect.ValueOf(ch), Send: reflect.ValueOf(value).Elem()}}
}

// Receive is the case <-ch.
func Receive(ch any) Case {
	return Case{reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ch)}}
}

// Chosen is what a select chose: the index of the case, -1 for the default, and what was received.
type Chosen struct {
	Index int
	OK    bool
	value reflect.Value
}

// Store puts what was received into the variable that dst points to.
func (c *Chosen) Store(dst any) {
	if c.value.IsValid() {
		reflect.ValueOf(dst).Elem().Set(c.value)
	}
}

// interrupted is the index of a select that an interrupt ended: no clause has it.
const interrupted = -2

// choose waits for one of the cases, or for the interrupt of the cell.
func choose(interrupt <-chan struct{}, hasDefault bool, cases []Case) *Chosen {
	list := make([]reflect.SelectCase, 0, len(cases)+1)
	for _, c := range cases {
		list = append(list, c.c)
	}
	if hasDefault {
		list = append(list, reflect.SelectCase{Dir: reflect.SelectDefault})
	} else {
		list = append(list, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(interrupt)})
	}
	i, value, ok := reflect.Select(list)
	switch {
	case i < len(cases):
		return &Chosen{Index: i, OK: ok, value: value}
	case hasDefault:
		return &Chosen{Index: -1}
	}
	return &Chosen{Index: interrupted}
}
