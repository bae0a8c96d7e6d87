/** Fixtures of METHODS (A, S, K, W, O, R), as given there. */
export const A = {
  calls: `call_id,agent_id,queue,channel,direction,start_local,wait_s,ring_s,talk_s,hold_s,wrap_s,csat,abuse,complaint,escalated,refused
c01,A1,Q1,voice,inbound,2025-03-03 09:00:00,10,5,240,0,60,5,false,false,false,false
c02,A1,Q1,voice,inbound,2025-03-03 09:05:00,20,5,300,30,45,1,true,false,false,false
c03,A1,Q1,voice,inbound,2025-03-03 09:11:30,15,5,180,0,30,,false,true,false,false
c04,A1,Q1,voice,inbound,2025-03-03 09:17:00,0,5,420,60,60,,,,,
c05,A1,Q1,voice,inbound,2025-03-03 09:26:05,10,5,200,0,40,4,false,false,false,false
c06,A1,Q1,voice,inbound,2025-03-03 09:36:15,0,5,600,0,120,2,false,false,true,false
c07,A1,Q1,voice,outbound,2025-03-03 09:48:30,0,20,150,0,30,,false,false,false,false
c08,A1,Q1,voice,outbound,2025-03-03 09:52:00,0,30,0,0,0,,false,false,false,false
c09,A1,Q1,voice,inbound,2025-03-03 10:32:25,0,5,300,0,60,3,false,false,false,false
c10,A1,Q1,voice,inbound,2025-03-03 10:38:30,5,5,240,0,50,,false,false,false,true
c11,,Q1,voice,inbound,2025-03-03 09:10:00,65,0,0,0,0,,,,,
c12,,Q1,voice,inbound,2025-03-03 09:40:00,3,0,0,0,0,,,,,`
};

export const S = {
  status: `agent_id,status,from_local,to_local
A1,available,2025-03-03 09:00:00,2025-03-03 09:52:30
A1,lunch,2025-03-03 09:52:30,2025-03-03 10:32:00
A1,available,2025-03-03 10:32:00,2025-03-03 10:44:00
A1,training,2025-03-03 10:44:00,2025-03-03 11:00:00`
};

export const K = {
  calls: `call_id,agent_id,channel,direction,start_local,wait_s,ring_s,talk_s,hold_s,wrap_s
k1,A2,chat,inbound,2025-03-03 09:00:00,0,0,600,0,0
k2,A2,chat,inbound,2025-03-03 09:05:00,0,0,600,0,60
k3,A2,chat,inbound,2025-03-03 09:09:00,0,0,120,0,0
k4,A2,chat,inbound,2025-03-03 09:16:00,0,0,240,0,0`
};

export const W = {
  calls: `call_id,agent_id,channel,direction,start_local,wait_s,ring_s,talk_s,hold_s,wrap_s
w1,W1,voice,outbound,2025-03-03 08:50:00,0,0,900,0,0
w2,W1,voice,outbound,2025-03-03 10:30:00,0,0,1800,0,0
w3,W1,voice,outbound,2025-03-03 12:00:00,0,0,1800,0,0
w4,W1,voice,outbound,2025-03-03 13:30:00,0,0,1800,0,0
w5,W1,voice,outbound,2025-03-03 15:00:00,0,0,1800,0,0
w6,W1,voice,outbound,2025-03-03 16:50:00,0,0,2100,0,0
w7,W1,voice,outbound,2025-03-04 04:00:00,0,0,1800,0,0
w8,W1,voice,outbound,2025-03-04 05:30:00,0,0,1800,0,0`,
  shifts: `agent_id,shift_start_local,shift_end_local
W1,2025-03-03 09:00:00,2025-03-03 17:00:00
W1,2025-03-04 04:00:00,2025-03-04 12:00:00`
};

export const O = {
  calls: `call_id,agent_id,channel,direction,start_local,wait_s,ring_s,talk_s,hold_s,wrap_s
o1,O1,voice,outbound,2025-03-07 19:50:00,0,0,1800,0,0
o2,O1,voice,outbound,2025-03-07 23:50:00,0,0,1800,0,0
o3,O1,voice,outbound,2025-03-08 10:00:00,0,0,1800,0,0
o4,O1,voice,outbound,2025-03-10 07:30:00,0,0,3600,0,0`
};

export const B = {
  cases: `case_id,agent_id,opened_date,closed_date,balance,next_action_date,last_attempt_date,promise_due_date
b1,A1,2025-01-10,,1000,2025-03-20,2025-03-01,
b2,A1,2025-02-01,,500,2025-04-05,2025-03-28,
b3,A1,2025-02-15,2025-03-10,800,,2025-03-09,
b4,A1,2025-03-01,,200,2025-03-30,2025-03-05,2025-04-10
b5,A2,2025-01-05,,3000,,,
b6,,2025-03-15,,700,2025-03-25,,
b7,A2,2025-04-02,,900,,,`
};

export const R = {
  calls: `call_id,case_id,agent_id,direction,start_local,ring_s,talk_s,rpc
r1,R1,A1,outbound,2025-03-01 10:00:00,20,0,false
r2,R1,A1,outbound,2025-03-02 10:00:00,10,200,true
r3,R2,A1,outbound,2025-03-01 11:00:00,10,180,true
r4,R2,A1,outbound,2025-03-12 11:00:00,10,90,true
r5,R3,A2,outbound,2025-03-03 09:00:00,30,0,false
r6,R3,A2,outbound,2025-03-04 09:00:00,12,40,false
r7,R4,A2,outbound,2025-03-20 15:00:00,8,300,true`,
  cases: `case_id,agent_id,opened_date,balance,cured_date
R1,A1,2025-02-28,200,2025-03-09
R2,A1,2025-02-28,400,
R3,A2,2025-02-28,300,
R4,A2,2025-03-15,300,2025-03-25
R5,A2,2025-03-15,900,`,
  promises: `promise_id,case_id,made_date,due_date,amount
p1,R1,2025-03-02,2025-03-10,200
p2,R2,2025-03-01,2025-03-05,100
p3,R4,2025-03-20,2025-04-05,300
p4,R2,2025-03-12,2025-03-20,100`,
  payments: `payment_id,case_id,paid_date,amount
y1,R1,2025-03-09,200
y2,R2,2025-03-22,60
y3,R4,2025-03-25,300`
};
