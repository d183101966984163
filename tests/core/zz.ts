import { startTestCore } from './startTestCore.ts'
const t = startTestCore()
const project = await t.project()
const T=(n:string,a:number)=>console.log(n,(performance.now()-a).toFixed(0))
let a=performance.now()
const channels=[]; while(channels.length<100) channels.push(await t.practiceChannel(project.id)); T('100 channels',a); a=performance.now()
const ids:string[]=[]
for(let i=0;i<50;i++){const {deliveries}=await t.client.call('posts.create',{projectId:project.id,fields:{text:'x'+i,channelIds:channels.map(c=>c.id)}}); ids.push(...deliveries.map(d=>d.id))}
T('50 creates',a); a=performance.now()
const items=ids.map((id,i)=>({id,schedule:{dueLocal:`2026-12-${String(2+i%28).padStart(2,'0')}T10:00`,zone:project.zone,latestLocal:null,expiry:{kind:'never' as const}}}))
await t.client.call('deliveries.schedule',{items}); T('schedule',a); a=performance.now()
for(let i=0;i<3;i++){a=performance.now(); await t.client.call('deliveries.inRange',{from:'2026-12-01T00:00:00.000Z',to:'2027-01-01T00:00:00.000Z',projectId:project.id}); T('inRange',a)}
await t.close()
